using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Looks for items that fill a gap to the second, or leave the least, and for an order in which they may play. It tries
/// them on the board, and takes them back.
/// </summary>
internal sealed class GapAttempts(Board board, Rotation fillers)
{
    /// <summary>How often a sum is tried again without an item that could not be placed in it.</summary>
    private const int MaxAttempts = 8;

    /// <summary>The cost of a second of dead air, relative to a second of fillers beyond their limit.</summary>
    private const int DeadAirCost = 1000;

    private static readonly HashSet<int> NoItems = [];

    private readonly PlanDocument _plan = board.Plan;
    private readonly GapSolver _solver = new(board, fillers);

    private readonly bool _hasDistances =
        board.Plan.Rules.Any(rule => rule.Demand == Demand.Distance && rule.Tier != Tier.Must);

    /// <summary>Fills a gap, and relaxes no more than is needed to leave the least rest.</summary>
    /// <param name="rotation">What may play; null: fillers only.</param>
    /// <param name="from">The gap's start, in Unix seconds.</param>
    /// <param name="until">The gap's end.</param>
    /// <param name="slack">How many seconds longer it may become.</param>
    public Attempt Solve(Rotation? rotation, long from, long until, int slack)
    {
        Attempt? best = null;
        var isLeast = false;
        for (var level = 0; level <= 2 && best is not { Cost: 0 }; level++)
        {
            // The items whose turn it is come before others that fit without fillers.
            if (rotation is not null
                && _solver.InTurn(rotation, from, (int)(until - from), level) is { } turn
                && Arrange(turn, from, level, out var inTurn) is null)
            {
                return new Attempt(turn, inTurn, level, 0, true);
            }

            // Usually up to three items do, one of them from the front of the order; else any number is tried.
            if (rotation is not null && FewFitting(rotation, from, (int)(until - from), level) is { } fit)
            {
                _ = Arrange(fit, from, level, out var fitting);
                return new Attempt(fit, fitting, level, 0, true);
            }

            isLeast = false;
            var without = new HashSet<int>();
            for (var attempt = 1; attempt <= MaxAttempts; attempt++)
            {
                // The chosen items may be too alike to play so near to each other. Then it is tried without the one that
                // has no place, and at last with fewer of a kind.
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

            // No rule that can be relaxed kept out an item, or its repetition.
            if (best is not null && level == 0 && !_hasDistances && !best.Solution.Rejected.Any(entry => CanBeRelaxed(entry.Rule)))
            {
                break;
            }
        }

        return best is not null ? best with { IsLeast = isLeast } : Nothing((int)(until - from));
    }

    private GapSolver.Solution? FewFitting(Rotation rotation, long from, int length, int level) =>
        new FewFit(board, rotation).Find(from, length, level, few => Arrange(few, from, level, out _) is null);

    private bool CanBeRelaxed(int rule) => rule >= 0 && _plan.Rules[rule].Tier != Tier.Must;

    // Dead air costs most. Fillers are only for the rest, so a gap full of them costs too.
    private long Cost(GapSolver.Solution solution)
    {
        var filled = FillingOf(solution).Sum(item => (long)_plan.Items[item].Seconds);
        return ((long)solution.Rest * DeadAirCost) + Math.Max(0, filled - _plan.FillerLimit);
    }

    private static IEnumerable<int> FillingOf(GapSolver.Solution solution) =>
        solution.Spread.IsEmpty ? solution.Filling : solution.Spread.Where(place => place.IsFiller).Select(place => place.Item);

    /// <summary>The attempt that leaves the whole gap empty.</summary>
    public static Attempt Nothing(int rest) =>
        new(new GapSolver.Solution([], [], rest, 0, [], false), [], 0, (long)rest * DeadAirCost, false);

    // Looks for an order in which the rules hold between the chosen items. Returns an item that has no place, or null.
    private int? Arrange(GapSolver.Solution solution, long from, int level, out List<GapSolver.Spread> order)
    {
        order = [];
        var (events, decisions) = (board.Events.Count, board.Decisions.Count);
        int? misfit = null;
        foreach (var place in solution.Spread)
        {
            if (!MayStand(place.Item, from + place.Start, place.IsFiller, level))
            {
                misfit = place.Item;
                break;
            }

            order.Add(place);
            board.Place(place.Item, from + place.Start, KindOf(place.IsFiller), "", 0, null);
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
                now = board.Place(left[index], now, KindOf(isFiller), "", 0, null);
                left.RemoveAt(index);
            }
        }

        board.TakeBack(events, decisions);
        return misfit;
    }

    private bool MayStand(int item, long start, bool isFiller, int level) =>
        board.Rules.Stand(item, start, isFiller, board.Before) is { IsAllowed: true } standing && standing.Level <= level;

    public static PlannedKind KindOf(bool isFiller) => isFiller ? PlannedKind.Filler : PlannedKind.Block;

    /// <summary>A solution that can be placed.</summary>
    /// <param name="Solution">The chosen items.</param>
    /// <param name="Order">Their places.</param>
    /// <param name="Level">What is relaxed (<see cref="Standing.Level"/>).</param>
    /// <param name="Cost">0: it fills the gap with few fillers.</param>
    /// <param name="IsLeast">Whether it is proven that no other leaves less.</param>
    internal sealed record Attempt(
        GapSolver.Solution Solution,
        List<GapSolver.Spread> Order,
        int Level,
        long Cost,
        bool IsLeast)
    {
        public int Rest => Solution.Rest;
    }
}
