namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Decides whether a cooldown can hold, before anything is filled.
/// <para>
/// Let w be <see cref="SlotGrid.Reach"/>: any w slots in a row start less than the cooldown C apart, so they need w
/// different videos. A video may start at s if every known play h of it has s ≥ h + C or s + C ≤ h.
/// </para>
/// <para>
/// <b>No play ahead</b> (every h at or before the first slot; the usual case). Only the last play of a video counts: it is
/// released when C has passed since. C holds for the slots 0 … m-1 if and only if at every slot i the number of released
/// videos is at least min(w, i + 1). <i>Necessary:</i> the last min(w, i + 1) slots up to i hold different videos, each
/// released at its slot and so at i. <i>Sufficient:</i> fill from the front with any video that is released and did not
/// play in the w - 1 slots before. Those slots took at most min(w - 1, i) of the videos released at i, so at least one is
/// left. As any such choice will do, videos are interchangeable: order and shuffle may choose freely. With the last starts
/// in ascending order h₁ ≤ h₂ ≤ …, the condition is hₖ + C ≤ start of slot k-1 for k = 1 … min(w, m): a look at each,
/// O(min(w, m)). Without history it is: at least min(w, m) videos.
/// </para>
/// <para>
/// <b>Plays ahead, one-sided</b> (<see cref="PlayWindows.IsOneSided"/>): see <see cref="EarlySlots"/>, which is as exact, but
/// takes a few passes over all slots.
/// </para>
/// <para>
/// <b>Plays on both sides, or inside</b>: a filling that is found proves that C holds (<see cref="WindowFilling"/>); a
/// relaxation without a solution proves that it does not (<see cref="BlockMatching"/>, <see cref="EarlySlots.Refutes"/>); few
/// slots and videos are tried out (<see cref="SmallSearch"/>). What is left is <see cref="Verdict.Unknown"/>.
/// </para>
/// <para>
/// C that holds for a calendar holds for its first slots alone, with more videos, and in a smaller amount: all searches
/// below halve their range. The length of the last slot plays no part, only where slots start.
/// </para>
/// </summary>
internal sealed class CooldownFeasibility
{
    // Of one filling, and of all that a search for the largest cooldown tries.
    private const long MaxSteps = 6_000_000;
    private const long MaxSearchSteps = 12_000_000;

    // So many slots and windows are searched in the finest steps.
    private const int FewSteps = 5_000;

    private readonly SlotGrid _grid;
    private readonly KnownStarts _known;
    private readonly long _requested;
    private readonly int[] _ranks;
    private readonly long[] _lastStarts; // ascending

    /// <param name="grid">The slots.</param>
    /// <param name="known">The other plays of the pool's videos.</param>
    /// <param name="requested">The requested cooldown, in seconds.</param>
    /// <param name="ranks">Video → its rank among equals; changes which filling is found.</param>
    public CooldownFeasibility(SlotGrid grid, KnownStarts known, long requested, int[] ranks)
    {
        _grid = grid;
        _known = known;
        _requested = requested;
        _ranks = ranks;
        _lastStarts = new long[known.Videos];
        for (var video = 0; video < _lastStarts.Length; video++)
        {
            _lastStarts[video] = known.Of(video) is [.., var last] ? last : KnownStarts.Never;
        }

        Array.Sort(_lastStarts);
        HasPlaysAhead = _lastStarts[^1] > grid.Start;
    }

    /// <summary>Whether the history holds a play after the start of the first slot.</summary>
    public bool HasPlaysAhead { get; }

    /// <summary>Whether every slot can be filled with no two plays of a video nearer than this many seconds.</summary>
    public Verdict Decide(long cooldown) => Decide(cooldown, _grid.Count, extraVideos: 0, new Effort(MaxSteps));

    /// <summary>The windows of the whole calendar.</summary>
    public PlayWindows WindowsOf(long cooldown) => PlayWindows.Of(_grid, _grid.Count, _known, cooldown, _requested);

    /// <summary>The filling that was found for a cooldown that holds where its windows are not one-sided.</summary>
    public Placement Find(PlayWindows windows) => Fill(windows, new Effort(MaxSteps)) switch
    {
        { Empty: 0 } found => found,
        var best => SmallSearch.Decide(windows).Placement ?? best,
    };

    /// <summary>The largest cooldown that can hold.</summary>
    public LargestCooldown Largest()
    {
        // No two plays, of calendar or history, lie farther apart than this.
        var beyond = Math.Max(_grid.End, _lastStarts[^1]) - Math.Min(_grid.Start, EarliestPlay()) + 1;
        if (Decide(beyond) == Verdict.Holds)
        {
            return new LargestCooldown(null, IsProven: true);
        }

        // A cooldown is only compared with distances of two plays, which are all multiples of a step (usually half an
        // hour): what holds just below a multiple holds for it, so only multiples need to be tried.
        var step = Step();
        var end = ((beyond + step - 1) / step) + 1;
        if (!HasPlaysAhead)
        {
            return new LargestCooldown(step * LastTrue(0, end, steps => CanHold(steps * step)), IsProven: true);
        }

        // Of many slots and windows with two sides the largest is hardly ever proven: a coarser step will do.
        var windows = WindowsOf(_requested);
        var isCoarse = !windows.IsOneSided && step < _grid.SlotSeconds && windows.Slots + windows.All.Length > FewSteps;
        step = isCoarse ? _grid.SlotSeconds : step;
        end = ((beyond + step - 1) / step) + 1;

        // From above what is not refuted, from below what is found.
        var bound = LastTrue(0, end, steps => !IsRefuted(WindowsOf(steps * step)));
        var effort = new Effort(MaxSearchSteps);
        var found = CanHold(bound * step) ? bound : LastTrue(
            0, bound, steps => !effort.IsSpent && Decide(steps * step, _grid.Count, 0, effort) == Verdict.Holds);
        if (found * step < _requested && CanHold(_requested))
        {
            return new LargestCooldown(_requested, IsProven: false);
        }

        return new LargestCooldown(step * found, IsProven: found == bound && !isCoarse);
    }

    /// <summary>
    /// For a cooldown that is not known to hold: the first slot that cannot be filled, if all before it are; or at which the
    /// search ends.
    /// </summary>
    public int FirstSlotThatFails(long cooldown) =>
        (int)LastTrue(0, _grid.Count, slots => slots == 0 || CanHold(cooldown, (int)slots, extraVideos: 0));

    /// <summary>Whether it is proven that a cooldown cannot hold for the first slots.</summary>
    public bool IsRefuted(long cooldown, int slots) =>
        Decide(cooldown, slots, extraVideos: 0, new Effort(MaxSteps)) == Verdict.CannotHold;

    /// <summary>
    /// How many videos without history must join the pool for the cooldown to hold; 0: it holds. So many are enough; fewer
    /// may be where <see cref="Verdict.Unknown"/> stands.
    /// </summary>
    public int ExtraVideosNeeded(long cooldown)
    {
        // As many as a pool of only fresh videos needs are always enough.
        var enough = _grid.Reach(cooldown);
        return enough - (int)LastTrue(0, enough + 1L, spared => CanHold(cooldown, _grid.Count, enough - (int)spared));
    }

    private bool CanHold(long cooldown) => Decide(cooldown) == Verdict.Holds;

    private bool CanHold(long cooldown, int slots, int extraVideos) =>
        Decide(cooldown, slots, extraVideos, new Effort(MaxSteps)) == Verdict.Holds;

    private Verdict Decide(long cooldown, int slots, int extraVideos, Effort effort)
    {
        // So many slots in a row need different videos: with fewer videos it cannot hold.
        var different = Math.Min(_grid.Reach(cooldown), slots);
        if (different > _lastStarts.Length + extraVideos)
        {
            return Verdict.CannotHold;
        }

        if (HasPlaysAhead)
        {
            return Decide(PlayWindows.Of(_grid, slots, _known, cooldown, _requested, extraVideos), effort);
        }

        // The extra videos come first in the ascending order: they never played.
        for (var k = extraVideos; k < different; k++)
        {
            if (_lastStarts[k - extraVideos] + cooldown > _grid.StartOf(k))
            {
                return Verdict.CannotHold;
            }
        }

        return Verdict.Holds;
    }

    private Verdict Decide(PlayWindows windows, Effort effort)
    {
        if (windows.IsOneSided)
        {
            return EarlySlots.Plan(windows) is null ? Verdict.CannotHold : Verdict.Holds;
        }

        return IsRefuted(windows) ? Verdict.CannotHold
            : Fill(windows, effort).Empty == 0 ? Verdict.Holds
            : SmallSearch.Decide(windows).Verdict;
    }

    private static bool IsRefuted(PlayWindows windows) => EarlySlots.Refutes(windows) || BlockMatching.Refutes(windows);

    private Placement Fill(PlayWindows windows, Effort effort) => WindowFilling.Fill(windows, _ranks, order: null, effort);

    // The step of which every distance between two starts, of slots or of the history, is a multiple.
    private long Step()
    {
        var step = _grid.SlotSeconds;
        for (var video = 0; video < _known.Videos; video++)
        {
            foreach (var start in _known.Of(video))
            {
                for (var rest = Math.Abs(start - _grid.Start); rest > 0;)
                {
                    (step, rest) = (rest, step % rest);
                }
            }
        }

        return step;
    }

    private long EarliestPlay()
    {
        var earliest = _grid.Start;
        for (var video = 0; video < _known.Videos; video++)
        {
            earliest = _known.Of(video) is [var first, ..] ? Math.Min(earliest, first) : earliest;
        }

        return earliest;
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
