using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Who made a revision of a schedule, when, with what and why.</summary>
/// <param name="At">The operation's now.</param>
/// <param name="By">The name of the user or key, or the role of a caller without one; null: someone in a shell on the server.</param>
/// <param name="Verb">The operation.</param>
/// <param name="Message">Why, in the caller's words; null: nobody said.</param>
internal sealed record ScheduleChange(Instant At, string? By, string Verb, string? Message = null);
