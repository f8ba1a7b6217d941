using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>A schedule on a channel's timeline.</summary>
internal sealed record Publication
{
    public required ScheduleId Schedule { get; init; }

    /// <summary>Its channel in that schedule; null: found by the names of the channel (<see cref="ScheduleLanes"/>).</summary>
    public string? Lane { get; init; }

    /// <summary>Where it begins to cover the timeline; null: at its own first start.</summary>
    public Instant? From { get; init; }

    /// <summary>Where it ends to cover the timeline; null: at its own last end.</summary>
    public Instant? Until { get; init; }

    /// <summary>
    /// From the first start to the last end of what the schedule has for the channel. The store keeps it up to date with
    /// every change of the schedule. Null: it has nothing for the channel, or cannot be read.
    /// </summary>
    public TimeWindow? Span { get; init; }

    /// <summary>When it was published.</summary>
    public required Instant Published { get; init; }

    /// <summary>Who published it, as in the audit log; null: someone in a shell.</summary>
    public string? By { get; init; }

    /// <summary>The time that it covers: within it nothing below is on air, not even in its gaps. Null: none.</summary>
    public TimeWindow? Window =>
        Span is { } span && (From ?? span.Start, Until ?? span.End) is var (start, end) && start < end ? new TimeWindow(start, end) : null;
}
