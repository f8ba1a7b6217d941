namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Tries every filling of a few slots from a few windows, and so knows for sure whether there is one without a gap. Slots are
/// filled from the front; a branch ends where nothing fits.
/// </summary>
internal sealed class SmallSearch
{
    private const int MaxSize = 4_000; // slots × windows
    private const int MaxSteps = 200_000;

    private readonly Placement _placement;
    private readonly Effort _effort = new(MaxSteps);

    private SmallSearch(PlayWindows windows) => _placement = new Placement(windows);

    /// <summary>Whether there is a filling, which it returns; <see cref="Verdict.Unknown"/>: there are too many.</summary>
    public static (Verdict Verdict, Placement? Placement) Decide(PlayWindows windows)
    {
        if ((long)windows.Slots * windows.All.Length > MaxSize)
        {
            return (Verdict.Unknown, null);
        }

        var search = new SmallSearch(windows);
        if (search.TryFill(0))
        {
            return (Verdict.Holds, search._placement);
        }

        return (search._effort.IsSpent ? Verdict.Unknown : Verdict.CannotHold, null);
    }

    private bool TryFill(int slot)
    {
        if (slot == _placement.Windows.Slots)
        {
            return true;
        }

        _effort.Spend(_placement.Windows.All.Length);
        for (var window = 0; window < _placement.Windows.All.Length && !_effort.IsSpent; window++)
        {
            if (_placement.CanPlay(window, slot))
            {
                _placement.Play(window, slot);
                if (TryFill(slot + 1))
                {
                    return true;
                }

                _placement.Remove(slot);
            }
        }

        return false;
    }
}
