namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Decides whether a cooldown can hold, before anything is filled. Exact, with history.
/// <para>
/// Let w be <see cref="SlotGrid.Reach"/>: any w slots in a row start less than the cooldown C apart, so they need w
/// different videos. A video whose play in the history started at h may start at s if and only if s ≥ h + C (it is
/// <i>released</i>) or s + C ≤ h (it is <i>early</i>). A video that never played is released at all times.
/// </para>
/// <para>
/// <b>No play ahead</b> (every h at or before the first slot; the usual case). C holds for the slots 0 … m-1 if and only if
/// at every slot i the number of released videos is at least min(w, i + 1). <i>Necessary:</i> the last min(w, i + 1) slots
/// up to i hold different videos, each released at its slot and so at i. <i>Sufficient:</i> fill from the front with any
/// video that is released and did not play in the w - 1 slots before. Those slots took at most min(w - 1, i) of the videos
/// released at i, so at least one is left. As any such choice will do, videos are interchangeable: order and shuffle may
/// choose freely. With the last starts in ascending order h₁ ≤ h₂ ≤ …, the condition is hₖ + C ≤ start of slot k-1 for k =
/// 1 … min(w, m): a look at each, O(min(w, m)). Without history it is: at least min(w, m) videos.
/// </para>
/// <para>
/// <b>Some play ahead</b>: see <see cref="EarlySlots"/>, which is as exact, but takes a few passes over all slots.
/// </para>
/// <para>
/// C that holds for a calendar holds for its first slots alone, with more videos, and in a smaller amount: all searches
/// below halve their range. The length of the last slot plays no part, only where slots start.
/// </para>
/// </summary>
internal sealed class CooldownFeasibility
{
    private readonly SlotGrid _grid;
    private readonly long[] _lastStarts; // ascending

    public CooldownFeasibility(SlotGrid grid, ReadOnlySpan<long> lastStarts)
    {
        _grid = grid;
        _lastStarts = lastStarts.ToArray();
        Array.Sort(_lastStarts);
        HasPlaysAhead = _lastStarts[^1] > grid.Start;
    }

    /// <summary>Whether the history holds a play after the start of the first slot.</summary>
    private bool HasPlaysAhead { get; }

    /// <summary>Whether every slot can be filled with no two plays of a video nearer than this many seconds.</summary>
    public bool CanHold(long cooldown) => CanHold(cooldown, _grid.Count, extraVideos: 0);

    /// <summary>For a cooldown that can hold: which slots must be early. All false if no play lies ahead.</summary>
    public bool[] PlanEarlySlots(long cooldown) => HasPlaysAhead
        ? EarlySlots.Plan(_grid, _grid.Count, _lastStarts, cooldown, extraVideos: 0)
            ?? throw new ArgumentOutOfRangeException(nameof(cooldown), cooldown, "The cooldown cannot hold.")
        : new bool[_grid.Count];

    /// <summary>
    /// The largest cooldown that can hold, in seconds; null: any does, because no video needs to play twice or near a play
    /// of the history.
    /// </summary>
    public long? Largest()
    {
        // No two plays, of calendar or history, lie farther apart than this.
        var beyond = Math.Max(_grid.End, _lastStarts[^1]) - Math.Min(_grid.Start, EarliestPlay()) + 1;
        if (CanHold(beyond))
        {
            return null;
        }

        // A cooldown is only compared with distances of two plays, which are all multiples of a step (usually half an
        // hour): what holds just below a multiple holds for it, so only multiples need to be tried.
        var step = Step();
        return step * LastTrue(0, ((beyond + step - 1) / step) + 1, steps => CanHold(steps * step));
    }

    /// <summary>For a cooldown that cannot hold: the first slot that cannot be filled, if all before it are.</summary>
    public int FirstSlotThatFails(long cooldown) =>
        (int)LastTrue(0, _grid.Count, slots => slots == 0 || CanHold(cooldown, (int)slots, extraVideos: 0));

    /// <summary>How many videos without history must join the pool for the cooldown to hold; 0: it holds.</summary>
    public int ExtraVideosNeeded(long cooldown)
    {
        // As many as a pool of only fresh videos needs are always enough.
        var enough = _grid.Reach(cooldown);
        return enough - (int)LastTrue(0, enough + 1L, spared => CanHold(cooldown, _grid.Count, enough - (int)spared));
    }

    private bool CanHold(long cooldown, int slots, int extraVideos)
    {
        // So many slots in a row need different videos: with fewer videos it cannot hold.
        var different = Math.Min(_grid.Reach(cooldown), slots);
        if (different > _lastStarts.Length + extraVideos)
        {
            return false;
        }

        if (HasPlaysAhead)
        {
            return EarlySlots.Plan(_grid, slots, _lastStarts, cooldown, extraVideos) is not null;
        }

        // The extra videos come first in the ascending order: they never played.
        for (var k = extraVideos; k < different; k++)
        {
            if (_lastStarts[k - extraVideos] + cooldown > _grid.StartOf(k))
            {
                return false;
            }
        }

        return true;
    }

    // The step of which every distance between two starts, of slots or of the history, is a multiple.
    private long Step()
    {
        var step = _grid.SlotSeconds;
        foreach (var last in _lastStarts)
        {
            for (var rest = last == VideoPool.Never ? 0 : Math.Abs(last - _grid.Start); rest > 0;)
            {
                (step, rest) = (rest, step % rest);
            }
        }

        return step;
    }

    private long EarliestPlay()
    {
        var firstPlayed = Array.FindIndex(_lastStarts, last => last != VideoPool.Never);
        return firstPlayed < 0 ? _grid.Start : _lastStarts[firstPlayed];
    }

    /// <summary>
    /// The last of [first, end) for which the predicate is true. It must be true for the first, and stay false once it is.
    /// </summary>
    private static long LastTrue(long first, long end, Func<long, bool> predicate)
    {
        while (end - first > 1)
        {
            var middle = first + ((end - first) / 2);
            if (predicate(middle))
            {
                first = middle;
            }
            else
            {
                end = middle;
            }
        }

        return first;
    }
}
