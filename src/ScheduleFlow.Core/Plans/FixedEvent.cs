using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>An event with a fixed time. It is placed before everything else.</summary>
internal sealed record FixedEvent
{
    public required string Name { get; init; }

    public required Recurrence When { get; init; }

    /// <summary>All its starts, in seconds of the local day; empty if <see cref="Once"/> is set.</summary>
    public ImmutableArray<int> At { get; init; } = [];

    /// <summary>Whether it starts every hour, even the second time of an hour that comes twice.</summary>
    public bool IsHourly { get; init; }

    /// <summary>Its only start: it is a pin.</summary>
    public Instant? Once { get; init; }

    /// <summary>Seconds by which it may be late; 0: its start is hard.</summary>
    public int Lateness { get; init; }

    public ItemOrder Order { get; init; } = ItemOrder.Sequence;

    /// <summary>What it may play, as indexes into the plan's items: one, or a pool from which the next is taken.</summary>
    public required ImmutableArray<int> Items { get; init; }
}
