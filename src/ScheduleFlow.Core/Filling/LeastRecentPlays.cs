namespace ScheduleFlow.Core.Filling;

/// <summary>
/// Fills what a cooldown leaves empty: each slot gets the video whose nearest other play, on either side and of calendar or
/// history, is farthest away (ties: rank). Slots that break the cooldown without need change to a video that does not.
/// <para>
/// O(s · n) for s such slots and n videos. Beyond a number of looks only some videos are compared, from another place in the
/// ranks for every slot.
/// </para>
/// </summary>
internal sealed class LeastRecentPlays
{
    private const long MaxLooks = 40_000_000;
    private const int FewVideos = 64;

    private readonly SlotGrid _grid;
    private readonly KnownStarts _known;
    private readonly long _cooldown;
    private readonly int[] _plays;
    private readonly int[] _byRank;
    private readonly List<int>[] _slots; // video → its slots, ascending
    private readonly Effort _looks = new(MaxLooks);

    private LeastRecentPlays(SlotGrid grid, KnownStarts known, long cooldown, int[] ranks, int[] plays)
    {
        _grid = grid;
        _known = known;
        _cooldown = cooldown;
        _plays = plays;
        _byRank = new int[ranks.Length];
        _slots = new List<int>[ranks.Length];
        for (var video = 0; video < ranks.Length; video++)
        {
            _byRank[ranks[video]] = video;
            _slots[video] = [];
        }

        for (var slot = 0; slot < plays.Length; slot++)
        {
            if (plays[slot] >= 0)
            {
                _slots[plays[slot]].Add(slot);
            }
        }
    }

    /// <summary>The same calendar with every slot filled.</summary>
    /// <param name="grid">The slots.</param>
    /// <param name="known">The other plays.</param>
    /// <param name="cooldown">The requested cooldown; distances beyond it are all as good.</param>
    /// <param name="ranks">Video → its rank among equals.</param>
    /// <param name="plays">Slot → video, or negative for an empty slot.</param>
    public static int[] Fill(SlotGrid grid, KnownStarts known, long cooldown, int[] ranks, ReadOnlySpan<int> plays)
    {
        var filling = new LeastRecentPlays(grid, known, cooldown, ranks, plays.ToArray());
        for (var slot = 0; slot < plays.Length; slot++)
        {
            filling.Improve(slot);
        }

        return filling._plays;
    }

    private void Improve(int slot)
    {
        var present = _plays[slot];
        if (present >= 0 && DistanceTo(present, slot) >= _cooldown)
        {
            return;
        }

        var looks = _looks.IsSpent ? Math.Min(FewVideos, _byRank.Length) : _byRank.Length;
        var best = Placement.None;
        var farthest = -1L;
        for (var look = 0; look < looks && farthest < _cooldown; look++)
        {
            var video = _byRank[_looks.IsSpent ? (int)(((long)slot * FewVideos) + look) % _byRank.Length : look];
            var distance = Math.Min(_cooldown, DistanceTo(video, slot));
            (best, farthest) = distance > farthest ? (video, distance) : (best, farthest);
        }

        _looks.Spend(looks);
        if (present < 0)
        {
            Play(best, slot);
        }
        else if (farthest >= _cooldown)
        {
            _slots[present].Remove(slot);
            Play(best, slot);
        }
    }

    private void Play(int video, int slot)
    {
        _plays[slot] = video;
        _slots[video].Insert(~_slots[video].BinarySearch(slot), slot);
    }

    // To the nearest other play; a play in the slot itself is not another one.
    private long DistanceTo(int video, int slot)
    {
        var slots = _slots[video];
        var index = slots.BinarySearch(slot);
        var before = (index < 0 ? ~index : index) - 1;
        var after = index < 0 ? ~index : index + 1;
        var distance = _known.DistanceTo(video, _grid.StartOf(slot));
        distance = before >= 0 ? Math.Min(distance, (slot - slots[before]) * _grid.SlotSeconds) : distance;
        return after < slots.Count ? Math.Min(distance, (slots[after] - slot) * _grid.SlotSeconds) : distance;
    }
}
