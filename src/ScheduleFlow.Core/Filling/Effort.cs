namespace ScheduleFlow.Core.Filling;

/// <summary>
/// How much a search may still look at. It counts steps, not time: the same request gives the same calendar on every
/// machine.
/// </summary>
internal sealed class Effort(long steps)
{
    public bool IsSpent => steps <= 0;

    public void Spend(long count) => steps -= count;
}
