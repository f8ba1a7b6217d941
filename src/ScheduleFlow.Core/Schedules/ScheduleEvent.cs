using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>One thing on air: a title over a half-open window, at least a second long.</summary>
internal sealed record ScheduleEvent
{
    /// <summary>The source's id, or the event's fingerprint where the source gave none.</summary>
    public required string Id { get; init; }

    /// <summary>Trimmed, never empty.</summary>
    public required string Title { get; init; }

    public required TimeWindow Window { get; init; }

    /// <summary>The id of the channel that it is on; null where the schedule is of one channel and does not say which.</summary>
    public string? Channel { get; init; }

    /// <summary>
    /// Its place among events that share one slot in an order but without times of their own, as XMLTV writes it
    /// (<c>0/2</c>: the first of two); null for an event with a slot of its own. Those of one slot are no conflict.
    /// </summary>
    public string? Clump { get; init; }

    /// <summary>Where the media lies: a URL or a path, as the source spelt it.</summary>
    public string? MediaUrl { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    public Extras? Extras { get; init; }
}
