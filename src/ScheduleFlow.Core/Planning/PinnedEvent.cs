using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// An event that a person put where it is. It stays there exactly, whatever the rules say; rules count its play.
/// </summary>
/// <param name="Window">When; its length may differ from the item's.</param>
/// <param name="Item">The item, as an index into the plan's items; -1: the plan does not have it.</param>
/// <param name="Source">The block or fixed event that it came from; empty: none.</param>
/// <param name="Kind">Why it was on air.</param>
/// <param name="Origin">Where it was planned: a fixed event that was moved does not come again at its own time.</param>
internal sealed record PinnedEvent(TimeWindow Window, int Item, string Source, PlannedKind Kind, Instant Origin)
{
    public bool IsFiller => Kind == PlannedKind.Filler;
}
