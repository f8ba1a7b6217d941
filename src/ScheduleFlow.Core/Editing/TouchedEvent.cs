using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>An event that edits touched.</summary>
/// <param name="Before">As it was; null: it is new.</param>
/// <param name="After">As it is; null: it was removed.</param>
/// <param name="Kind">What was done to it last.</param>
internal sealed record TouchedEvent(ScheduleEvent? Before, ScheduleEvent? After, HandEditKind Kind)
{
    public bool IsMoved => Before is not null && After is not null && Before.Window.Start != After.Window.Start;

    /// <summary>Whether it plays something at a start where that did not play before.</summary>
    public bool IsPlaced => After?.MediaUrl is { } url && (Before is null || IsMoved || Before.MediaUrl != url);
}
