using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning.Plans;

/// <summary>What the planner works on. The same request gives the same result on every machine.</summary>
internal sealed record PlanRequest
{
    public required Plan Plan { get; init; }

    /// <summary>Where planning begins: the horizon's start, or the end of what has been on air already.</summary>
    public required Instant From { get; init; }

    /// <summary>Plays outside of what is planned: before it, and of other calendars at any time.</summary>
    public ImmutableArray<(int Item, Instant Start)> History { get; init; } = [];

    /// <summary>What was planned before from <see cref="From"/> on, in order of time; kept where it still may be.</summary>
    public ImmutableArray<EarlierEvent> Earlier { get; init; } = [];
}

/// <summary>An event of the plan that is stored.</summary>
/// <param name="Window">When.</param>
/// <param name="Item">What, as an index into the plan's items; -1 where the plan has it no more.</param>
/// <param name="Source">The block or fixed event that it came from.</param>
internal sealed record EarlierEvent(TimeWindow Window, int Item, string Source);
