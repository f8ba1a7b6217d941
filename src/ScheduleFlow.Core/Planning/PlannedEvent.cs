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
/// <param name="Window">The whole running time of the item.</param>
/// <param name="Item">The item, as an index into the plan's items.</param>
/// <param name="Kind">Why.</param>
/// <param name="Source">The name of the block or fixed event; empty for fillers outside of blocks.</param>
/// <param name="Decision">The decision that put it there, as an index into the result's.</param>
internal sealed record PlannedEvent(TimeWindow Window, int Item, PlannedKind Kind, string Source, int Decision)
{
    public bool IsFiller => Kind == PlannedKind.Filler;
}
