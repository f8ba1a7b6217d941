namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills slots one after the other, each with a window that is open and has rested. Windows that end before they could play
/// again after this slot are <i>expiring</i>: whoever waits loses them. The others are <i>lasting</i>: whoever waits delays
/// all their later plays. Which to spend first is the one choice that has no right answer for all histories, so it is tried
/// both ways. Where every window can play only once, taking the one that expires first fills as many slots as any filling
/// can (Glover, 1967: matching in a convex bipartite graph).
/// <para>A slot for which nothing is left is repaired (<see cref="PlacementRepair"/>), or stays empty.</para>
/// <para>O((m + n) log n) for m slots and n windows, and the repairs.</para>
/// </summary>
internal sealed class FrontToBack
{
    // Own plays come after all known ones.
    private const long OwnPlay = KnownStarts.NeverAgain;

    private readonly PlayWindows _windows;
    private readonly int[] _ranks;
    private readonly bool _expiringFirst;
    private readonly OrderedOffers? _order;
    private readonly Placement _placement;
    private readonly PlacementRepair _repair;
    private readonly int[] _byFirst;
    private readonly int[] _byLast;
    private readonly PriorityQueue<int, (int Last, int Rank)> _expiring = new();
    private readonly PriorityQueue<int, (long LastStart, int Rank)> _lasting = new();
    private int _opened;
    private int _expired;
    private int _closed;

    /// <param name="windows">The windows.</param>
    /// <param name="ranks">Video → its rank among equals.</param>
    /// <param name="expiringFirst">Whether windows that expire come first.</param>
    /// <param name="order">Is asked before all others; null: nobody is.</param>
    /// <param name="effort">How much may be looked at for repairs.</param>
    public FrontToBack(PlayWindows windows, int[] ranks, bool expiringFirst, OrderedOffers? order, Effort effort)
    {
        _windows = windows;
        _ranks = ranks;
        _expiringFirst = expiringFirst;
        _order = order;
        _placement = new Placement(windows);
        _byFirst = Sorted(window => window.First);
        _byLast = Sorted(window => window.Last);
        _repair = new PlacementRepair(_placement, _byFirst, effort);
    }

    public Placement Fill()
    {
        for (var slot = 0; slot < _windows.Slots; slot++)
        {
            Advance(slot);
            var window = _order?.Next(slot, _placement) ?? Placement.None;
            if (window == Placement.None)
            {
                window = _expiringFirst ? NextExpiring(slot) : NextLasting(slot);
            }

            if (window == Placement.None)
            {
                window = _expiringFirst ? NextLasting(slot) : NextExpiring(slot);
            }

            if (window != Placement.None)
            {
                _placement.Play(window, slot);
                _order?.Played(window, slot);
            }
            else if (_repair.TryFill(slot))
            {
                Moved(slot);
            }
        }

        return _placement;
    }

    private void Advance(int slot)
    {
        for (; _closed < _byLast.Length && _windows.All[_byLast[_closed]].Last < slot; _closed++)
        {
            _order?.Closed(_byLast[_closed]);
        }

        for (; _opened < _byFirst.Length && _windows.All[_byFirst[_opened]].First <= slot; _opened++)
        {
            Ready(_byFirst[_opened], slot);
            _order?.Opened(_byFirst[_opened]);
        }

        if (slot >= _windows.Reach && _placement[slot - _windows.Reach] is >= 0 and var rested)
        {
            Ready(rested, slot);
        }

        for (; _expired < _byLast.Length && IsExpiring(_byLast[_expired], slot); _expired++)
        {
            if (IsReady(_byLast[_expired], slot))
            {
                Ready(_byLast[_expired], slot);
            }
        }
    }

    private void Ready(int window, int slot)
    {
        var rank = RankOf(window);
        if (IsExpiring(window, slot))
        {
            _expiring.Enqueue(window, (_windows.All[window].Last, rank));
        }
        else
        {
            _lasting.Enqueue(window, (LastStartOf(window), rank));
        }
    }

    private int NextExpiring(int slot)
    {
        while (_expiring.TryDequeue(out var window, out _))
        {
            if (IsReady(window, slot))
            {
                return window;
            }
        }

        return Placement.None;
    }

    // An entry of a window that has played since, or that expires by now, has a later one or one among the expiring.
    private int NextLasting(int slot)
    {
        while (_lasting.TryDequeue(out var window, out var key))
        {
            if (key.LastStart == LastStartOf(window) && IsReady(window, slot) && !IsExpiring(window, slot))
            {
                return window;
            }
        }

        return Placement.None;
    }

    private long LastStartOf(int window) =>
        _placement.LastPlay(window) is >= 0 and var slot ? OwnPlay + slot : _windows.All[window].Before;

    // Windows that a repair has moved away from their last play may have rested already.
    private void Moved(int slot)
    {
        foreach (var changed in _repair.Changed)
        {
            var window = _placement[changed];
            var last = _placement.LastPlay(window);
            if (last + _windows.Reach <= slot)
            {
                Ready(window, slot);
            }

            _order?.Moved(window, last);
        }
    }

    private bool IsExpiring(int window, int slot) => _windows.All[window].Last < slot + _windows.Reach;

    private bool IsReady(int window, int slot) =>
        _placement.Holds(window, slot)
        && (_placement.LastPlay(window) is var last && (last == Placement.None || last + _windows.Reach <= slot));

    private int RankOf(int window) => _windows.All[window].Video is var video && video < _ranks.Length ? _ranks[video] : video;

    private int[] Sorted(Func<PlayWindow, int> slot)
    {
        var order = new int[_windows.All.Length];
        var keys = new int[order.Length];
        for (var window = 0; window < order.Length; window++)
        {
            order[window] = window;
            keys[window] = slot(_windows.All[window]);
        }

        Array.Sort(keys, order);
        return order;
    }
}
