using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Fills the time between two fixed points with the blocks that are on, and the rest with fillers. Times are Unix seconds.
/// </summary>
internal sealed class GapFiller
{
    /// <summary>After so many items in order, a sum is tried in any case.</summary>
    private const int MaxPicks = 100_000;

    /// <summary>The longest gap that is solved as a whole.</summary>
    private const int LongestWhole = 24 * 60 * 60;

    private readonly Board _board;
    private readonly PlanDocument _plan;
    private readonly Timeline _timeline;
    private readonly DayClock _clock;
    private readonly Rotation[] _rotations;
    private readonly int[] _tails;
    private readonly long _fillerPiece;
    private readonly GapAttempts _attempts;
    private readonly Openings _openings;
    private readonly Earlier _earlier;
    private readonly Dictionary<int, List<(long End, List<int> Items)>> _shown = [];

    public GapFiller(Board board, Timeline timeline, DayClock clock, Rotation[] rotations, Rotation fillers, Earlier earlier)
    {
        _board = board;
        _plan = board.Plan;
        _timeline = timeline;
        _clock = clock;
        _rotations = rotations;
        _attempts = new GapAttempts(board, fillers);
        _openings = new Openings(board.Plan, board.Rules, clock);
        _earlier = earlier;

        _fillerPiece = Math.Clamp(_plan.Fillers.Sum(item => (long)_plan.Items[item].Seconds) / 2, 60, 3600);

        _tails = [.. _plan.Blocks.Select(block => block.Items.IsEmpty ? 0 : TailOf(block))];
    }

    /// <summary>As <see cref="PlannerInput.IsReplay"/>.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Continues the blocks that are on where planning begins: what they have shown counts, and may be shown again.</summary>
    public void GoOn(Past past, long from)
    {
        foreach (var occurrence in _timeline.Blocks.Where(block => block.Start < from))
        {
            var block = _plan.Blocks[occurrence.Block];
            var until = Math.Min(occurrence.End, from);
            var kind = block.RerunOf is null ? PlannedKind.Block : PlannedKind.Rerun;
            var shown = past.Shown(block.Name, kind, occurrence.Start, until).ToList();
            occurrence.Items = shown.Count;
            if (block.RerunOf is null && shown.Count > 0)
            {
                Remember(occurrence, shown.Where(item => item >= 0), until);
            }
        }
    }

    /// <summary>Puts a pin on air; returns its end. The block that it came from counts it, and a rerun shows it.</summary>
    public long Place(PinnedEvent pin, int index, Rotation? own)
    {
        var (start, end) = (pin.Window.Start.UnixSeconds, pin.Window.End.UnixSeconds);
        _ = _earlier.Take(start, end);
        var decision = _board.Decide(start, Decision.Hand, 0, 1, []);
        _board.Place(new PlannedEvent(pin.Window, pin.Item, pin.Kind, pin.Source, decision) { Pin = index }, own);
        if (pin.Kind is PlannedKind.Block or PlannedKind.Rerun
            && _timeline.Blocks.LastOrDefault(block => Contains(block, start)) is { } occurrence)
        {
            occurrence.Items++;
            if (pin.Kind == PlannedKind.Block && pin.Item >= 0)
            {
                Remember(occurrence, [pin.Item], end);
            }
        }

        return end;

        bool Contains(BlockOccurrence block, long time) =>
            block.Start <= time && time < block.End && _plan.Blocks[block.Block].Name == pin.Source;
    }

    /// <summary>The last start of a block up to a limit, or the limit: a good place to stop.</summary>
    public long BoundaryBefore(long from, long limit) =>
        _timeline.Blocks.LastOrDefault(block => block.Start > from && block.Start <= limit)?.Start ?? limit;

    /// <summary>
    /// Fills <c>[from, until)</c>; the last item may end up to <paramref name="slack"/> seconds later. Returns the end,
    /// or where the board was full.
    /// </summary>
    public long Fill(long from, long until, int slack)
    {
        if (IsReplay)
        {
            return Replay(from, until);
        }

        var now = from;
        while (now < until && !_board.IsFull)
        {
            var (block, end) = _timeline.At(now, until);
            var pieceSlack = end == until ? slack : 0;
            now = block is null ? FillRest(now, end, pieceSlack, "", true, false) : FillBlock(block, now, end, pieceSlack);
        }

        return now;
    }

    private long Replay(long from, long until)
    {
        var now = from;
        foreach (var earlier in _earlier.Take(from, until).Where(item => item.Item >= 0))
        {
            LeaveEmpty(now, earlier.Window.Start.UnixSeconds);
            now = earlier.Window.Start.UnixSeconds;
            var decision = _board.Decide(now, Decision.Kept, 0, 1, []);
            now = _board.Place(new PlannedEvent(earlier.Window, earlier.Item, earlier.Kind, earlier.Source, decision), null);
        }

        LeaveEmpty(now, until);
        return Math.Max(now, until);

        void LeaveEmpty(long start, long end)
        {
            _ = _timeline.At(start, Math.Max(start, end));
            _board.LeaveEmpty(start, end, isLeast: false, IsForced(start, end));
        }
    }

    private long FillBlock(BlockOccurrence occurrence, long from, long until, int slack)
    {
        var block = _plan.Blocks[occurrence.Block];
        var first = _board.Events.Count;
        var now = block.RerunOf is { } source
            ? FillRerun(occurrence, block, source, from, until)
            : Keep(block.Name, occurrence, from, until, slack);
        if (block.RerunOf is null && now < until && occurrence.End > now)
        {
            now = block.Order == ItemOrder.Sequence || block.MaxItems is not null || block.PadSeconds > 0
                ? FillInOrder(occurrence, block, now, until, slack)
                : FillFreely(occurrence, block, now, until, slack);
        }

        Remember(occurrence, _board.Events.Skip(first).Where(item => item.Kind == PlannedKind.Block).Select(item => item.Item), now);
        return now;
    }

    // Long enough for several items, so that there are many sums, but no longer than the choice that the pool offers.
    private int TailOf(PlanBlock block)
    {
        var severalItems = Math.Clamp(4 * block.Items.Max(item => _plan.Items[item].Seconds), 3600, 8 * 3600);
        return (int)Math.Min(severalItems, block.Items.Sum(item => (long)_plan.Items[item].Seconds) / 2);
    }

    // Keeps what was planned before, up to the first event that may not stay or is in the wrong place. Without a block
    // only fillers are kept.
    private long Keep(string source, BlockOccurrence? occurrence, long from, long until, int slack)
    {
        var rotation = occurrence is null ? null : _rotations[occurrence.Block];
        var now = from;
        foreach (var earlier in _earlier.Take(from, until))
        {
            var isFiller = earlier.IsFiller;
            if (earlier.Item < 0
                || earlier.Source != source
                || earlier.Window.Start.UnixSeconds != now
                || earlier.Window.End.UnixSeconds > until + slack
                || !(isFiller ? _plan.Fillers.Contains(earlier.Item) : MayPlay(earlier.Item))
                || !_board.Rules.Stand(earlier.Item, now, isFiller, _board.Before).IsAllowed)
            {
                break;
            }

            if (!isFiller)
            {
                occurrence!.Items++;
            }

            var decision = _board.Decide(now, Decision.Kept, 0, 1, []);
            now = _board.Place(earlier.Item, now, GapAttempts.KindOf(isFiller), source, decision, rotation);
        }

        return now;

        bool MayPlay(int item) =>
            occurrence is not null && rotation!.Has(item) && !(_plan.Blocks[occurrence.Block].MaxItems <= occurrence.Items);
    }

    // Places items in the block's order: for sequences, blocks with a count, and blocks with starts on the hour.
    private long FillInOrder(BlockOccurrence occurrence, PlanBlock block, long from, long until, int slack)
    {
        var rotation = _rotations[occurrence.Block];
        var now = from;
        while (now < until && !_board.IsFull)
        {
            if (block.MaxItems <= occurrence.Items)
            {
                // The block is over; another block, or fillers, go on from here.
                occurrence.End = now;
                return now;
            }

            if (block.PadSeconds > 0 && Padded(now, block.PadSeconds) is var start && start > now)
            {
                now = FillRest(now, Math.Min(start, until), 0, block.Name, true, false);
                continue;
            }

            if (Picker.Next(_board, rotation, now, until + slack - now) is not { } pick)
            {
                // The block below goes on, or fillers.
                occurrence.PausedUntil = until;
                return now;
            }

            now = PlaceNext(pick, now, block, rotation);
            occurrence.Items++;
        }

        return now;
    }

    // Places items in the block's order while there is much room, then a sum. If that leaves a rest, changing from one to
    // the other later or earlier may leave less.
    private long FillFreely(BlockOccurrence occurrence, PlanBlock block, long from, long until, int slack)
    {
        var rotation = _rotations[occurrence.Block];
        var tail = _tails[occurrence.Block];
        var (events, decisions) = (_board.Events.Count, _board.Decisions.Count);
        var now = from;
        var picks = new List<(Picker.Pick Pick, long Start)>();
        var (best, bestPicks, bestFrom) = ((GapAttempts.Attempt?)null, 0, from);
        while (true)
        {
            var next = Picker.Next(_board, rotation, now, until - now);
            if (until - now <= tail || picks.Count >= MaxPicks || next is null)
            {
                var attempt = _attempts.Solve(rotation, now, until, slack);
                if (best is null || attempt.Cost < best.Cost)
                {
                    (best, bestPicks, bestFrom) = (attempt, picks.Count, now);
                }

                if (best.Cost == 0)
                {
                    break;
                }
            }

            if (next is not { } pick)
            {
                break;
            }

            picks.Add((pick, now));
            now = PlaceNext(pick, now, block, rotation);
        }

        var isLeast = false;
        if (best!.Cost > 0 && until - from <= LongestWhole)
        {
            _board.TakeBack(events, decisions);
            var whole = _attempts.Solve(rotation, from, until, slack);
            if (whole.Cost < best.Cost)
            {
                (best, bestPicks, bestFrom) = (whole, 0, from);
            }

            isLeast = whole.IsLeast && best.Rest == whole.Rest;
        }

        if (picks.Count > bestPicks || _board.Events.Count < events + bestPicks)
        {
            // Go back to where the best attempt begins.
            _board.TakeBack(events, decisions);
            foreach (var (pick, start) in picks.Take(bestPicks))
            {
                PlaceNext(pick, start, block, rotation);
            }
        }

        // What may start only later in the gap, or once more, goes on from there.
        var end = bestFrom + (best.Order.Count == 0 ? 0 : best.Order[^1].Start + _plan.Items[best.Order[^1].Item].Seconds);
        if (best.Rest > 0 && end < until && _openings.Next(rotation, end, until, Before(best)) is { } opening)
        {
            now = PlaceAll(block.Name, rotation, best, bestFrom, opening, isLeast: false, isForced: IsForced(best));
            return FillFreely(occurrence, block, now, until, slack);
        }

        return PlaceAll(block.Name, rotation, best, bestFrom, until, isLeast, isForced: IsForced(best));
    }

    private Neighbours Before(GapAttempts.Attempt attempt) =>
        attempt.Order.Aggregate(_board.Before, (before, place) => before.Then(place.Item, place.IsFiller));

    private long PlaceNext(Picker.Pick pick, long start, PlanBlock block, Rotation rotation)
    {
        var decision = _board.Decide(start, Decision.Next, pick.Level, pick.Considered, pick.Rejected);
        return _board.Place(pick.Item, start, PlannedKind.Block, block.Name, decision, rotation);
    }

    private long PlaceAll(
        string source,
        Rotation? rotation,
        GapAttempts.Attempt attempt,
        long from,
        long until,
        bool isLeast,
        bool isForced)
    {
        var now = from;
        if (attempt.Order.Count > 0)
        {
            var how = attempt.Rest == 0 ? "exact" : "largest";
            var decision = _board.Decide(from, how, attempt.Level, attempt.Solution.Considered, attempt.Solution.Rejected);
            foreach (var place in attempt.Order)
            {
                _board.LeaveEmpty(now, from + place.Start, isLeast, isForced || IsForced(now, from + place.Start));
                now = _board.Place(place.Item, from + place.Start, GapAttempts.KindOf(place.IsFiller), source, decision, rotation);
            }
        }

        _board.LeaveEmpty(now, until, isLeast, isForced || IsForced(now, until));
        return Math.Max(now, until);
    }

    private bool IsForced(GapAttempts.Attempt attempt) =>
        attempt.Solution.Rejected.Any(entry => entry.Rule is RuleBook.Rights or RuleBook.Hours
            || (entry.Rule >= 0 && _plan.Rules[entry.Rule].Tier == Tier.Must));

    private long FillRest(long from, long until, int slack, string source, bool isWhole, bool isForced)
    {
        var kept = Keep(source, null, from, until, slack);
        isWhole &= kept == from;
        from = kept;
        if (from >= until)
        {
            return from;
        }

        // A long time is filled piece by piece, so that fillers take turns; each piece may be a little longer.
        while (!_plan.Fillers.IsEmpty && until - from > 2 * _fillerPiece && !_board.IsFull)
        {
            var piece = _attempts.Solve(null, from, from + _fillerPiece, (int)_fillerPiece / 2);
            if (piece.Rest > 0)
            {
                break;
            }

            from = PlaceAll(source, null, piece, from, from + _fillerPiece, isLeast: true, isForced);
        }

        var attempt = _plan.Fillers.IsEmpty
            ? GapAttempts.Nothing((int)(until - from)) with { IsLeast = true }
            : _attempts.Solve(null, from, until, slack);
        return PlaceAll(source, null, attempt, from, until, attempt.IsLeast && isWhole, isForced);
    }

    // Whether a must excludes something that would fit: an item of a block that is on, or a filler. What a person took out
    // is no must.
    private bool IsForced(long from, long until) => from < until && _timeline.Covering(from)
        .SelectMany(block => _plan.Blocks[block.Block].Items.Select(item => (Item: item, IsFiller: false)))
        .Concat(_plan.Fillers.Select(item => (Item: item, IsFiller: true)))
        .Where(entry => _plan.Items[entry.Item].Seconds <= until - from)
        .Any(entry => _board.Rules.Stand(entry.Item, from, entry.IsFiller, _board.Before).Must is not (RuleBook.None or RuleBook.Excluded));

    private long FillRerun(BlockOccurrence occurrence, PlanBlock block, int source, long from, long until)
    {
        _ = _earlier.Take(from, until);
        var shown = _shown.GetValueOrDefault(source, []).LastOrDefault(entry => entry.End <= occurrence.Start).Items ?? [];
        var now = from;
        for (; occurrence.Items < shown.Count; occurrence.Items++)
        {
            var item = shown[occurrence.Items];
            if (now + _plan.Items[item].Seconds > until)
            {
                break;
            }

            // It is meant to repeat: only its rights and hours count, and where a person took it out.
            if (_board.Rules.Stand(item, now, isFiller: false, Neighbours.Nobody).Must
                is not (RuleBook.Rights or RuleBook.Hours or RuleBook.Excluded))
            {
                now = _board.Place(item, now, PlannedKind.Rerun, block.Name, _board.Decide(now, "rerun", 0, 1, []), null);
            }
        }

        // The block below goes on, or fillers.
        occurrence.PausedUntil = until;
        return now;
    }

    private void Remember(BlockOccurrence occurrence, IEnumerable<int> items, long now)
    {
        if (!_shown.TryGetValue(occurrence.Block, out var all))
        {
            _shown.Add(occurrence.Block, all = []);
        }

        // A fixed event may have split the block.
        if (all.Count > 0 && all[^1].End > occurrence.Start)
        {
            all[^1].Items.AddRange(items);
            all[^1] = (now, all[^1].Items);
        }
        else
        {
            all.Add((now, [.. items]));
        }
    }

    private long Padded(long time, int pad)
    {
        var over = _clock.SecondOfDay(time) % pad;
        return over == 0 ? time : time + pad - over;
    }
}
