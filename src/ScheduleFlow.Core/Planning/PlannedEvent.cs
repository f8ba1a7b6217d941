using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>Why something is on air.</summary>
internal enum PlannedKind
{
    Block,
    Fixed,
    Filler,
    Rerun,
}

/// <summary>One event on air.</summary>
/// <param name="Window">The whole running time of the item; of a pin, as long as it was made.</param>
/// <param name="Item">The item, as an index into the plan's items; -1: a pin of something that the plan does not have.</param>
/// <param name="Kind">Why.</param>
/// <param name="Source">The name of the block or fixed event; empty for fillers outside of blocks.</param>
/// <param name="Decision">The decision that put it there, as an index into the result's.</param>
internal sealed record PlannedEvent(TimeWindow Window, int Item, PlannedKind Kind, string Source, int Decision)
{
    public bool IsFiller => Kind == PlannedKind.Filler;

    /// <summary>The pin, as an index into the input's; null: it was planned.</summary>
    public int? Pin { get; init; }
}
