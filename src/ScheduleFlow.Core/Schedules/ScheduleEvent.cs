using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>One thing on air: a title over a half-open window, at least a second long.</summary>
internal sealed record ScheduleEvent
{
    /// <summary>The source's id, or the event's fingerprint if the source gives none.</summary>
    public required string Id { get; init; }

    /// <summary>Trimmed, never empty.</summary>
    public required string Title { get; init; }

    public required TimeWindow Window { get; init; }

    /// <summary>The id of its channel; null: the schedule has only one channel, and does not name it.</summary>
    public string? Channel { get; init; }

    /// <summary>
    /// Its place among events that share one slot, in order but without times of their own, as XMLTV writes it
    /// (<c>0/2</c>: the first of two); null: it has a slot of its own. Events of one slot are not a conflict.
    /// </summary>
    public string? Clump { get; init; }

    /// <summary>The media's URL or path, as the source wrote it.</summary>
    public string? MediaUrl { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>
    /// Whether it stays at its time when others are edited: they do not push it, pull it or play over it. Null: as a plan
    /// says, else not.
    /// </summary>
    public bool? Fixed { get; init; }

    public Extras? Extras { get; init; }
}
