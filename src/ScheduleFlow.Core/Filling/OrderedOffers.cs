namespace ScheduleFlow.Core.Filling;

/// <summary>
/// An order of videos over windows: a video takes part while one of its windows is open, and is offered when it has rested as
/// long as the order wants since its last play, of the calendar or known.
/// </summary>
internal sealed class OrderedOffers
{
    private readonly SlotGrid _grid;
    private readonly PlayWindows _windows;
    private readonly IPlayOrder _order;
    private readonly int[] _open; // video → its open window
    private readonly bool[] _hasJoined;
    private readonly long[] _lastStart;
    private readonly PriorityQueue<int, (long At, int Video)> _resting = new();

    public OrderedOffers(SlotGrid grid, PlayWindows windows, int videos, IPlayOrder order)
    {
        _grid = grid;
        _windows = windows;
        _order = order;
        _open = new int[videos];
        _hasJoined = new bool[videos];
        _lastStart = new long[videos];
        Array.Fill(_open, Placement.None);
        Array.Fill(_lastStart, KnownStarts.Never);
    }

    /// <summary>The window opens with this slot.</summary>
    public void Opened(int window)
    {
        var (video, _, _, before, _) = _windows.All[window];
        if (!_hasJoined[video])
        {
            _order.Join(video);
            _hasJoined[video] = true;
        }

        _open[video] = window;
        Rest(video, Math.Max(_lastStart[video], before));
    }

    /// <summary>The window has ended before this slot.</summary>
    public void Closed(int window)
    {
        var video = _windows.All[window].Video;
        if (_open[video] == window)
        {
            _order.Withdraw(video);
            _open[video] = Placement.None;
        }
    }

    /// <summary>The window that comes next in a slot, or <see cref="Placement.None"/>.</summary>
    public int Next(int slot, Placement placement)
    {
        var start = _grid.StartOf(slot);
        while (_resting.TryPeek(out var video, out var key) && key.At <= start)
        {
            _resting.Dequeue();
            if (_open[video] != Placement.None && _lastStart[video] + _order.RestSeconds == key.At)
            {
                _order.Rested(video);
            }
        }

        for (var video = _order.Next(); video >= 0; video = _order.Next())
        {
            if (placement.CanPlay(_open[video], slot))
            {
                return _open[video];
            }

            _order.Withdraw(video);
        }

        return Placement.None;
    }

    public void Played(int window, int slot)
    {
        var video = _windows.All[window].Video;
        _order.Played(video);
        Rest(video, _grid.StartOf(slot));
    }

    /// <summary>A repair has moved the window's plays.</summary>
    public void Moved(int window, int lastPlay)
    {
        var video = _windows.All[window].Video;
        _order.Withdraw(video);
        if (lastPlay != Placement.None)
        {
            Rest(video, _grid.StartOf(lastPlay));
        }
    }

    private void Rest(int video, long since)
    {
        _lastStart[video] = since;
        _resting.Enqueue(video, (since + _order.RestSeconds, video));
    }
}
