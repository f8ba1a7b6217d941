namespace ScheduleFlow.Core.Storage;

/// <summary>Where a calendar goes.</summary>
/// <param name="Basis">
/// What it was made from. <c>conflict</c> for <see cref="Contracts.ProblemReason.HistoryChanged"/> where that has changed.
/// </param>
/// <param name="Publishes">
/// Whether it is published on the channel of <paramref name="Basis"/>; if it is there already, it stays in its place. False:
/// a new calendar is a draft, and one that is replaced stays where it is published.
/// </param>
internal sealed record CalendarPlace(CalendarBasis Basis, bool Publishes);
