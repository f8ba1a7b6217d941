namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Which window plays in which slot, while a filling is being searched. No two slots of a window are ever nearer than
/// <see cref="PlayWindows.Reach"/>, so whatever is placed keeps the cooldown.
/// </summary>
internal sealed class Placement
{
    /// <summary>Nothing plays in this slot; also the end of a list of plays.</summary>
    public const int None = -1;

    private readonly int[] _windows; // slot → window
    private readonly int[] _before; // slot → the slot in which its window plays before
    private readonly int[] _lastPlay; // window → the last slot in which it plays

    public Placement(PlayWindows windows)
    {
        Windows = windows;
        Empty = windows.Slots;
        _windows = new int[windows.Slots];
        _before = new int[windows.Slots];
        _lastPlay = new int[windows.All.Length];
        Array.Fill(_windows, None);
        Array.Fill(_lastPlay, None);
    }

    public PlayWindows Windows { get; }

    /// <summary>How many slots are empty.</summary>
    public int Empty { get; private set; }

    /// <summary>The window that plays in a slot, or <see cref="None"/>.</summary>
    public int this[int slot] => _windows[slot];

    /// <summary>The last slot in which a window plays, or <see cref="None"/>.</summary>
    public int LastPlay(int window) => _lastPlay[window];

    /// <summary>Whether the window holds the slot and does not play near it.</summary>
    public bool CanPlay(int window, int slot) => Holds(window, slot) && Blockers(window, slot).Count == 0;

    public bool Holds(int window, int slot) => Windows.All[window].First <= slot && slot <= Windows.All[window].Last;

    /// <summary>How many plays of the window are too near to a slot, at most two, and one of them.</summary>
    public (int Count, int Slot) Blockers(int window, int slot)
    {
        var (before, after) = Neighbours(window, slot);
        var blocker = None;
        var count = 0;
        if (after != None && after - slot < Windows.Reach)
        {
            (blocker, count) = (after, 1);
        }

        if (before != None && slot - before < Windows.Reach)
        {
            (blocker, count) = (before, count + 1);
        }

        return (count, blocker);
    }

    /// <summary>Puts a window in an empty slot; it must be able to play there.</summary>
    public void Play(int window, int slot)
    {
        var (before, after) = Neighbours(window, slot);
        _windows[slot] = window;
        _before[slot] = before;
        if (after == None)
        {
            _lastPlay[window] = slot;
        }
        else
        {
            _before[after] = slot;
        }

        Empty--;
    }

    /// <summary>Empties a slot; returns the window that played there.</summary>
    public int Remove(int slot)
    {
        var window = _windows[slot];
        if (_lastPlay[window] == slot)
        {
            _lastPlay[window] = _before[slot];
        }
        else
        {
            var after = _lastPlay[window];
            while (_before[after] != slot)
            {
                after = _before[after];
            }

            _before[after] = _before[slot];
        }

        _windows[slot] = None;
        Empty++;
        return window;
    }

    /// <summary>Slot → video, or <see cref="None"/>.</summary>
    public int[] ToVideos() => [.. _windows.Select(window => window == None ? None : Windows.All[window].Video)];

    // The plays of a window on both sides of a slot. Searched from the last one, which is near where a filling grows.
    private (int Before, int After) Neighbours(int window, int slot)
    {
        var after = None;
        var before = _lastPlay[window];
        while (before != None && before >= slot)
        {
            after = before;
            before = _before[before];
        }

        return (before, after);
    }
}
