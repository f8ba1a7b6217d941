using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>A part of the day that is filled from a pool.</summary>
internal sealed record PlanBlock
{
    public required string Name { get; init; }

    public required Recurrence When { get; init; }

    /// <summary>When it begins, in seconds of the local day.</summary>
    public required int From { get; init; }

    /// <summary>
    /// When it ends, in seconds of the local day, or of the next day if not after <see cref="From"/>; null: at the next
    /// block, or with its count or duration.
    /// </summary>
    public int? To { get; init; }

    /// <summary>Seconds after which it ends; null: no limit.</summary>
    public int? MaxSeconds { get; init; }

    /// <summary>Items after which it ends; null: no limit.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether it ends at the first fixed event after its beginning.</summary>
    public bool UntilFixed { get; init; }

    /// <summary>Starts are delayed to the next multiple of so many seconds of the local hour; 0: they are not.</summary>
    public int PadSeconds { get; init; }

    public ItemOrder Order { get; init; }

    /// <summary>What it may play, as indexes into the plan's items, in the order of the pool; empty for a rerun.</summary>
    public required ImmutableArray<int> Items { get; init; }

    /// <summary>The block whose last occurrence is shown again, as an index into the plan's blocks; null: it is not a rerun.</summary>
    public int? RerunOf { get; init; }
}
