using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>Fills the time between two fixed points with the blocks that are on, and fillers for the rest. Unix seconds.</summary>
internal sealed class GapFiller
{
    /// <summary>How often a sum is sought again without an item that could not be placed in it.</summary>
    private const int MaxAttempts = 8;

    /// <summary>What a second of dead air costs against a second of fillers beyond their limit.</summary>
    private const int DeadAirCost = 1000;

    /// <summary>After so many items one after another a sum is sought in any case.</summary>
    private const int MaxPicks = 100_000;

    /// <summary>A gap as long as this may be solved as a whole.</summary>
    private const int LongestWhole = 24 * 60 * 60;

    private static readonly HashSet<int> NoItems = [];

    private readonly Board _board;
    private readonly PlanDocument _plan;
    private readonly Timeline _timeline;
    private readonly DayClock _clock;
    private readonly Rotation[] _rotations;
    private readonly int[] _tails;
    private readonly long _fillerPiece;
    private readonly bool _hasDistances;
    private readonly GapSolver _solver;
    private readonly Earlier _earlier;
    private readonly Dictionary<int, List<(long End, List<int> Items)>> _shown = [];

    public GapFiller(Board board, Timeline timeline, DayClock clock, Rotation[] rotations, Rotation fillers, Earlier earlier)
    {
        _board = board;
        _plan = board.Plan;
        _timeline = timeline;
        _clock = clock;
        _rotations = rotations;
        _solver = new GapSolver(board, fillers);
        _earlier = earlier;

        _hasDistances = _plan.Rules.Any(rule => rule.Demand == Demand.Distance && rule.Tier != Tier.Must);
        _fillerPiece = Math.Clamp(_plan.Fillers.Sum(item => (long)_plan.Items[item].Seconds) / 2, 60, 3600);

        // Long enough for several items, so that sums are many; no longer than what the pool has to choose from.
        _tails = [.. _plan.Blocks.Select(block => block.Items.IsEmpty ? 0 : (int)Math.Min(Math.Clamp(4 * block.Items.Max(item => _plan.Items[item].Seconds), 3600, 8 * 3600), block.Items.Sum(item => (long)_plan.Items[item].Seconds) / 2))];
    }

    /// <summary>Takes up the blocks as they stand where planning begins: what they have shown counts, and may be shown again.</summary>
    public void GoOn(Past past, long from)
    {
        foreach (var occurrence in _timeline.Blocks.Where(block => block.Start < from))
        {
            var block = _plan.Blocks[occurrence.Block];
            var until = Math.Min(occurrence.End, from);
            var shown = past.Shown(block.Name, block.RerunOf is null ? PlannedKind.Block : PlannedKind.Rerun, occurrence.Start, until).ToList();
            occurrence.Items = shown.Count;
            if (block.RerunOf is null && shown.Count > 0)
            {
                Remember(occurrence, shown.Where(item => item >= 0), until);
            }
        }
    }

    /// <summary>The last time up to a limit at which a block begins, or the limit: a good place to stop.</summary>
    public long BoundaryBefore(long from, long limit) =>
        _timeline.Blocks.LastOrDefault(block => block.Start > from && block.Start <= limit)?.Start ?? limit;

    /// <summary>Fills <c>[from, until)</c>; what is last may be over by up to <paramref name="slack"/> later. Returns where it ends, or where the board was full.</summary>
    public long Fill(long from, long until, int slack)
    {
        var now = from;
        while (now < until && !_board.IsFull)
        {
            var (block, end) = _timeline.At(now, until);
            var pieceSlack = end == until ? slack : 0;
            now = block is null ? FillRest(now, end, pieceSlack, "", true, false) : FillBlock(block, now, end, pieceSlack);
        }

        return now;
    }

    private long FillBlock(BlockOccurrence occurrence, long from, long until, int slack)
    {
        var block = _plan.Blocks[occurrence.Block];
        var first = _board.Events.Count;
        var now = block.RerunOf is { } source
            ? FillRerun(occurrence, block, source, from, until)
            : Keep(occurrence, block, from, until, slack);
        if (block.RerunOf is null && now < until && occurrence.End > now)
        {
            now = block.Order == ItemOrder.Sequence || block.MaxItems is not null || block.PadSeconds > 0
                ? FillInOrder(occurrence, block, now, until, slack)
                : FillFreely(occurrence, block, now, until, slack);
        }

        Remember(occurrence, _board.Events.Skip(first).Where(item => item.Kind == PlannedKind.Block).Select(item => item.Item), now);
        return now;
    }

    // What was there stays as long as it still may: up to the first that may not, or that is in the wrong place.
    private long Keep(BlockOccurrence occurrence, PlanBlock block, long from, long until, int slack)
    {
        var now = from;
        foreach (var earlier in _earlier.Take(from, until))
        {
            var isFiller = earlier.IsFiller;
            if (earlier.Item < 0
                || earlier.Source != block.Name
                || earlier.Window.Start.UnixSeconds != now
                || earlier.Window.End.UnixSeconds > until + slack
                || (isFiller ? !_plan.Fillers.Contains(earlier.Item) : !_rotations[occurrence.Block].Has(earlier.Item))
                || (!isFiller && block.MaxItems <= occurrence.Items)
                || !_board.Rules.Stand(earlier.Item, now, isFiller, _board.Before).IsAllowed)
            {
                break;
            }

            occurrence.Items += isFiller ? 0 : 1;
            var kind = isFiller ? PlannedKind.Filler : PlannedKind.Block;
            now = _board.Place(earlier.Item, now, kind, block.Name, _board.Decide(now, Decision.Kept, 0, 1, []), _rotations[occurrence.Block]);
        }

        return now;
    }

    // One after another in the block's order: sequences, blocks with a count, blocks with starts on the hour.
    private long FillInOrder(BlockOccurrence occurrence, PlanBlock block, long from, long until, int slack)
    {
        var rotation = _rotations[occurrence.Block];
        var now = from;
        while (now < until && !_board.IsFull)
        {
            if (block.MaxItems <= occurrence.Items)
            {
                // The block is over; another, or the fillers, go on from here.
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
                // Whatever is below it goes on, or the fillers.
                occurrence.PausedUntil = until;
                return now;
            }

            now = PlaceNext(pick, now, block, rotation);
            occurrence.Items++;
        }

        return now;
    }

    // In the block's order while there is much room, then as a sum. Where that leaves something, a later or an earlier
    // change from the one to the other may leave less.
    private long FillFreely(BlockOccurrence occurrence, PlanBlock block, long from, long until, int slack)
    {
        var rotation = _rotations[occurrence.Block];
        var tail = _tails[occurrence.Block];
        var (events, decisions) = (_board.Events.Count, _board.Decisions.Count);
        var now = from;
        var picks = new List<(Picker.Pick Pick, long Start)>();
        var (best, bestPicks, bestFrom) = ((Attempt?)null, 0, from);
        while (true)
        {
            var next = Picker.Next(_board, rotation, now, until - now);
            if (until - now <= tail || picks.Count >= MaxPicks || next is null)
            {
                var attempt = Solve(rotation, now, until, slack);
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
            var whole = Solve(rotation, from, until, slack);
            if (whole.Cost < best.Cost)
            {
                (best, bestPicks, bestFrom) = (whole, 0, from);
            }

            isLeast = whole.IsLeast && best.Rest == whole.Rest;
        }

        if (picks.Count > bestPicks || _board.Events.Count < events + bestPicks)
        {
            // Back to where the best begins.
            _board.TakeBack(events, decisions);
            foreach (var (pick, start) in picks.Take(bestPicks))
            {
                PlaceNext(pick, start, block, rotation);
            }
        }

        return PlaceAll(block.Name, rotation, best, bestFrom, until, isLeast, isForced: IsForced(best));
    }

    private long PlaceNext(Picker.Pick pick, long start, PlanBlock block, Rotation rotation) =>
        _board.Place(pick.Item, start, PlannedKind.Block, block.Name, _board.Decide(start, Decision.Next, pick.Level, pick.Considered, pick.Rejected), rotation);

    // Relaxes no more than it takes to leave the least.
    private Attempt Solve(Rotation? rotation, long from, long until, int slack)
    {
        Attempt? best = null;
        var isLeast = false;
        for (var level = 0; level <= 2 && best is not { Cost: 0 }; level++)
        {
            // Up to three items, one of them from the front of the order, as a rule make it; else any number.
            if (rotation is not null && new FewFit(_board, rotation).Find(from, (int)(until - from), level, few => Arrange(few, from, level, out _) is null) is { } fit)
            {
                _ = Arrange(fit, from, level, out var fitting);
                return new Attempt(fit, fitting, level, 0, true);
            }

            isLeast = false;
            var without = new HashSet<int>();
            for (var attempt = 1; attempt <= MaxAttempts; attempt++)
            {
                // What is chosen may be too alike to be so near to each other: then without the one that has no place,
                // and at last from fewer of a kind.
                var isLast = attempt == MaxAttempts;
                var solution = _solver.Solve(rotation, from, (int)(until - from), slack, level, isLast ? NoItems : without, isLast);
                if (Arrange(solution, from, level, out var order) is { } misfit)
                {
                    without.Add(misfit);
                    continue;
                }

                var found = new Attempt(solution, order, level, Cost(solution), false);
                best = best is null || found.Cost < best.Cost ? found : best;
                isLeast = solution.IsProven && best.Rest == solution.Rest;
                break;
            }

            // Nothing that could be relaxed stood in the way of an item, nor of its repetition.
            if (best is not null && level == 0 && !_hasDistances && !best.Solution.Rejected.Any(entry => entry.Rule >= 0 && _plan.Rules[entry.Rule].Tier != Tier.Must))
            {
                break;
            }
        }

        return best is not null ? best with { IsLeast = isLeast } : Nothing((int)(until - from));
    }

    // Dead air costs most. Fillers are for what is left over: a gap full of them costs too.
    private long Cost(GapSolver.Solution solution) =>
        ((long)solution.Rest * DeadAirCost) + Math.Max(0, FillingOf(solution).Sum(item => (long)_plan.Items[item].Seconds) - _plan.FillerLimit);

    private static IEnumerable<int> FillingOf(GapSolver.Solution solution) =>
        solution.Spread.IsEmpty ? solution.Filling : solution.Spread.Where(place => place.IsFiller).Select(place => place.Item);

    private static Attempt Nothing(int rest) => new(new GapSolver.Solution([], [], rest, 0, [], false), [], 0, (long)rest * DeadAirCost, false);

    // Tries an order in which the rules among the chosen themselves hold. Returns an item that has no place, or null.
    private int? Arrange(GapSolver.Solution solution, long from, int level, out List<GapSolver.Spread> order)
    {
        order = [];
        var (events, decisions) = (_board.Events.Count, _board.Decisions.Count);
        int? misfit = null;
        foreach (var place in solution.Spread)
        {
            if (!MayStand(place.Item, from + place.Start, place.IsFiller, level))
            {
                misfit = place.Item;
                break;
            }

            order.Add(place);
            _board.Place(place.Item, from + place.Start, KindOf(place.IsFiller), "", 0, null);
        }

        var now = from;
        foreach (var (group, isFiller) in solution.Spread.IsEmpty ? new[] { (solution.Content, false), (solution.Filling, true) } : [])
        {
            var left = group.ToList();
            while (left.Count > 0 && misfit is null)
            {
                var index = left.FindIndex(item => MayStand(item, now, isFiller, level));
                if (index < 0)
                {
                    misfit = left[^1];
                    break;
                }

                order.Add(new GapSolver.Spread(left[index], (int)(now - from), isFiller));
                now = _board.Place(left[index], now, KindOf(isFiller), "", 0, null);
                left.RemoveAt(index);
            }
        }

        _board.TakeBack(events, decisions);
        return misfit;
    }

    private bool MayStand(int item, long start, bool isFiller, int level) =>
        _board.Rules.Stand(item, start, isFiller, _board.Before) is { IsAllowed: true } standing && standing.Level <= level;

    private static PlannedKind KindOf(bool isFiller) => isFiller ? PlannedKind.Filler : PlannedKind.Block;

    private long PlaceAll(string source, Rotation? rotation, Attempt attempt, long from, long until, bool isLeast, bool isForced)
    {
        var now = from;
        if (attempt.Order.Count > 0)
        {
            var decision = _board.Decide(from, attempt.Rest == 0 ? "exact" : "largest", attempt.Level, attempt.Solution.Considered, attempt.Solution.Rejected);
            foreach (var place in attempt.Order)
            {
                _board.LeaveEmpty(now, from + place.Start, isLeast, isForced || IsForced(now, from + place.Start));
                now = _board.Place(place.Item, from + place.Start, KindOf(place.IsFiller), source, decision, rotation);
            }
        }

        _board.LeaveEmpty(now, until, isLeast, isForced || IsForced(now, until));
        return Math.Max(now, until);
    }

    private bool IsForced(Attempt attempt) => attempt.Solution.Rejected.Any(entry => entry.Rule < 0 || _plan.Rules[entry.Rule].Tier == Tier.Must);

    private long FillRest(long from, long until, int slack, string source, bool isWhole, bool isForced)
    {
        var kept = KeepFillers(from, until, slack, source);
        isWhole &= kept == from;
        from = kept;
        if (from >= until)
        {
            return from;
        }

        // A long stretch piece by piece, each a little longer than asked for if need be, so that fillers come round.
        while (!_plan.Fillers.IsEmpty && until - from > 2 * _fillerPiece && !_board.IsFull)
        {
            var piece = Solve(null, from, from + _fillerPiece, (int)_fillerPiece / 2);
            if (piece.Rest > 0)
            {
                break;
            }

            from = PlaceAll(source, null, piece, from, from + _fillerPiece, isLeast: true, isForced);
        }

        var attempt = _plan.Fillers.IsEmpty ? Nothing((int)(until - from)) with { IsLeast = true } : Solve(null, from, until, slack);
        return PlaceAll(source, null, attempt, from, until, attempt.IsLeast && isWhole, isForced);
    }

    // Whether a must keeps something from being on air that would have room: what the blocks that are on have, or a filler.
    private bool IsForced(long from, long until) => from < until && _timeline.Covering(from)
        .SelectMany(block => _plan.Blocks[block.Block].Items.Select(item => (Item: item, IsFiller: false)))
        .Concat(_plan.Fillers.Select(item => (Item: item, IsFiller: true)))
        .Any(entry => _plan.Items[entry.Item].Seconds <= until - from && !_board.Rules.Stand(entry.Item, from, entry.IsFiller, _board.Before).IsAllowed);

    private long KeepFillers(long from, long until, int slack, string source)
    {
        var now = from;
        foreach (var earlier in _earlier.Take(from, until))
        {
            if (earlier.Item < 0
                || earlier.Source != source
                || earlier.Window.Start.UnixSeconds != now
                || earlier.Window.End.UnixSeconds > until + slack
                || !earlier.IsFiller
                || !_plan.Fillers.Contains(earlier.Item)
                || !_board.Rules.Stand(earlier.Item, now, isFiller: true, _board.Before).IsAllowed)
            {
                break;
            }

            now = _board.Place(earlier.Item, now, PlannedKind.Filler, source, _board.Decide(now, Decision.Kept, 0, 1, []), null);
        }

        return now;
    }

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

            // It is meant to be a repeat: only its rights and hours count.
            if (_board.Rules.Stand(item, now, isFiller: false, Neighbours.Nobody).Must is not (RuleBook.Rights or RuleBook.Hours))
            {
                now = _board.Place(item, now, PlannedKind.Rerun, block.Name, _board.Decide(now, "rerun", 0, 1, []), null);
            }
        }

        // What is below goes on, or the fillers.
        occurrence.PausedUntil = until;
        return now;
    }

    private void Remember(BlockOccurrence occurrence, IEnumerable<int> items, long now)
    {
        if (!_shown.TryGetValue(occurrence.Block, out var all))
        {
            _shown.Add(occurrence.Block, all = []);
        }

        // A fixed event may have cut the block into pieces.
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

    /// <summary>A solution that can be placed, and how.</summary>
    private sealed record Attempt(GapSolver.Solution Solution, List<GapSolver.Spread> Order, int Level, long Cost, bool IsLeast)
    {
        public int Rest => Solution.Rest;
    }
}
