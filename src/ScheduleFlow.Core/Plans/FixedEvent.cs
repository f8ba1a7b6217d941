using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Something that has its time. It is placed before everything else.</summary>
internal sealed record FixedEvent
{
    public required string Name { get; init; }

    public required Recurrence When { get; init; }

    /// <summary>Seconds of the local day at which it starts, each of them; empty where <see cref="Once"/> is set.</summary>
    public ImmutableArray<int> At { get; init; } = [];

    /// <summary>Whether it starts every hour: also the second time, where an hour comes twice.</summary>
    public bool IsHourly { get; init; }

    /// <summary>The one instant at which it starts: a pin.</summary>
    public Instant? Once { get; init; }

    /// <summary>Seconds by which it may start late; 0: its start is hard.</summary>
    public int Lateness { get; init; }

    public ItemOrder Order { get; init; } = ItemOrder.Sequence;

    /// <summary>What it may play, as indexes into the plan's items: one, or a pool to take the next from.</summary>
    public required ImmutableArray<int> Items { get; init; }
}
