using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>What is on air ends later or earlier than planned, and what follows gives way or moves up (<see cref="Overrun"/>).</summary>
/// <param name="Event">What is on air.</param>
/// <param name="End">Its new end.</param>
internal sealed record OverrunEdit(EventReference Event, Instant End) : Edit("overrun")
{
    /// <summary>Where another schedule takes over: what is there does not move, and nothing moves beyond it. Null: nowhere.</summary>
    public Instant? Border { get; init; }

    /// <summary>Whether an event only fills time, and so gives way before programmes move.</summary>
    public required Func<ScheduleEvent, bool> IsFiller { get; init; }

    /// <summary>What is shorter than this after a cut is dropped; but half of an event is enough.</summary>
    public long LeastSeconds { get; init; }
}
