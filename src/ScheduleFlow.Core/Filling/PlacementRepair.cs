namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills a slot for which no window is left, by moving plays: a window gives up a slot near by for this one, another one
/// takes over the slot that it gave up, and so on, until one does so that was free (an augmenting path, found breadth first).
/// A window that would have to give up two slots is passed over, so a filling may exist that this does not find.
/// </summary>
internal sealed class PlacementRepair
{
    private readonly Placement _placement;
    private readonly Effort _effort;
    private readonly int[] _byFirst; // windows in order of their first slot
    private readonly int[] _visited; // slot → the search that came by
    private readonly int[] _parent; // slot → the slot that takes its window
    private readonly Queue<int> _open = new();
    private int _search;

    /// <param name="placement">What is placed so far.</param>
    /// <param name="byFirst">The windows in order of their first slot.</param>
    /// <param name="effort">How much may be looked at.</param>
    public PlacementRepair(Placement placement, int[] byFirst, Effort effort)
    {
        _placement = placement;
        _byFirst = byFirst;
        _effort = effort;
        _visited = new int[placement.Windows.Slots];
        _parent = new int[placement.Windows.Slots];
    }

    /// <summary>The slots that the last repair changed.</summary>
    public List<int> Changed { get; } = [];

    /// <summary>Whether the empty slot could be filled. If not, nothing has changed.</summary>
    /// <param name="slot">An empty slot.</param>
    public bool TryFill(int slot)
    {
        _search++;
        _open.Clear();
        _open.Enqueue(slot);
        _visited[slot] = _search;
        while (_open.TryDequeue(out var taker) && !_effort.IsSpent)
        {
            for (var i = 0; i < _byFirst.Length && _placement.Windows.All[_byFirst[i]].First <= taker; i++)
            {
                _effort.Spend(1);
                var window = _byFirst[i];
                if (!_placement.Holds(window, taker) || _placement[taker] == window)
                {
                    continue;
                }

                var (count, blocker) = _placement.Blockers(window, taker);
                if (count == 0 && TryMove(slot, taker, window))
                {
                    return true;
                }

                if (count == 1 && _visited[blocker] != _search)
                {
                    _visited[blocker] = _search;
                    _parent[blocker] = taker;
                    _open.Enqueue(blocker);
                }
            }
        }

        return false;
    }

    // Along the path each slot takes the window of the one after it, and the last one takes a free window. If a window is
    // on the path twice, its two moves may collide: then everything goes back.
    private bool TryMove(int slot, int last, int free)
    {
        Changed.Clear();
        var windows = new List<int>();
        for (var at = last; at != slot; at = _parent[at])
        {
            Changed.Add(at);
            windows.Add(_placement.Remove(at));
        }

        Changed.Add(slot);
        var placed = 0;
        for (var takes = free; placed < Changed.Count && _placement.CanPlay(takes, Changed[placed]); placed++)
        {
            _placement.Play(takes, Changed[placed]);
            takes = placed < windows.Count ? windows[placed] : Placement.None;
        }

        if (placed == Changed.Count)
        {
            return true;
        }

        for (var i = placed - 1; i >= 0; i--)
        {
            _placement.Remove(Changed[i]);
        }

        for (var i = 0; i < windows.Count; i++)
        {
            _placement.Play(windows[i], Changed[i]);
        }

        return false;
    }
}
