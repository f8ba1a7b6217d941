using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Chooses items whose running times add up to a gap, to the second; if none do, those that leave the least. It tries a
/// rotation alone, in its order, and then with fillers after it.
/// </summary>
internal sealed class GapSolver(Board board, Rotation fillers)
{
    /// <summary>The most copies of an item that may be repeated at will.</summary>
    private const int MaxCopies = 256;

    /// <summary>How many items of a rotation are tried first. Items at its front that fit into no sum must not block it.</summary>
    private const int FirstLook = 256;

    private readonly SubsetSum _content = new();
    private readonly SubsetSum _filling = new();
    private readonly List<int> _contentItems = [];
    private readonly List<int> _fillingItems = [];
    private readonly Dictionary<(int Rule, int Key), int> _room = [];
    private readonly List<LateFit.Candidate> _once = [];
    private readonly List<LateFit.Candidate> _free = [];

    /// <param name="rotation">What may play; null: fillers only.</param>
    /// <param name="from">The gap's start, in Unix seconds.</param>
    /// <param name="length">Its length.</param>
    /// <param name="slack">How many seconds longer it may become.</param>
    /// <param name="level">What is relaxed (<see cref="Standing.Level"/>).</param>
    /// <param name="without">Items that could not be placed with the others.</param>
    /// <param name="isStrict">Whether to consider no more items that a rule counts as the same than can play in the gap.</param>
    public Solution Solve(Rotation? rotation, long from, int length, int slack, int level, IReadOnlySet<int> without, bool isStrict)
    {
        // Usually the first items in order, with fillers after them, are enough; else all are tried.
        var first = Solve(rotation, from, length, slack, level, without, isStrict, FirstLook, out var wasAll);
        var filled = first.Filling.Sum(item => board.Plan.Items[item].Seconds);
        return wasAll || (first.Rest == 0 && filled <= board.Plan.FillerLimit)
            ? first
            : Solve(rotation, from, length, slack, level, without, isStrict, int.MaxValue, out _);
    }

    /// <summary>
    /// The items whose turn it is: the shortest part of the rotation, from its front, that fills the gap to the second with
    /// fillers up to their limit after it. So no item comes before its turn only because it fits better.
    /// </summary>
    /// <returns>Null: there are none.</returns>
    public Solution? InTurn(Rotation rotation, long from, int length, int level)
    {
        var limit = Math.Min(board.Plan.FillerLimit, length - 1);
        if (fillers.Count == 0 || limit <= 0)
        {
            return null;
        }

        var rejected = new SortedDictionary<int, int>();
        var isExact = false;
        var both = fillers.Items.Where(rotation.Has).ToHashSet();
        _filling.Reset(limit);
        _fillingItems.Clear();
        _ = Collect(fillers, _filling, _fillingItems, from, length, 0, level, both, false, int.MaxValue, rejected, ref isExact);
        rejected.Clear();
        _content.Reset(length);
        _contentItems.Clear();
        var considered = 0;
        foreach (var item in rotation.Items.Take(FirstLook))
        {
            considered++;
            var seconds = board.Plan.Items[item].Seconds;
            if (seconds > length)
            {
                continue;
            }

            if (board.Rules.Release(item, from, length, level, isFiller: false, out _) != 0)
            {
                var rule = board.Rules.Stand(item, from, isFiller: false, Neighbours.Nobody).First;
                rejected[rule] = rejected.GetValueOrDefault(rule) + 1;
                continue;
            }

            _contentItems.Add(item);
            if (!_content.Add(seconds, 0))
            {
                continue;
            }

            for (var sum = _content.LastUpTo(length); sum > 0 && length - sum <= limit; sum = _content.LastUpTo(sum - 1))
            {
                if (_filling.Has(length - sum))
                {
                    var chosen = Chosen(_content, _contentItems, sum);
                    return new Solution(chosen, Chosen(_filling, _fillingItems, length - sum), 0, considered, Frozen(rejected), true);
                }
            }
        }

        return null;
    }

    private Solution Solve(
        Rotation? rotation,
        long from,
        int length,
        int slack,
        int level,
        IReadOnlySet<int> without,
        bool isStrict,
        int most,
        out bool wasAll)
    {
        var rejected = new SortedDictionary<int, int>();
        var isExact = without.Count == 0;
        wasAll = true;
        _once.Clear();
        _free.Clear();
        _content.Reset(length + slack);
        _contentItems.Clear();
        var considered = 0;
        if (rotation is not null)
        {
            considered += Collect(
                rotation, _content, _contentItems, from, length, slack, level, without, isStrict, most, rejected, ref isExact);
            if (_content.FirstIn(length, length + slack) is { } sum)
            {
                return new Solution(Chosen(_content, _contentItems, sum), [], 0, considered, Frozen(rejected), isExact);
            }

            wasAll = _contentItems.Count < most;
        }

        _filling.Reset(length + slack);
        _fillingItems.Clear();
        if (fillers.Count > 0)
        {
            var taken = new HashSet<int>(without);
            taken.UnionWith(_contentItems);
            considered += Collect(
                fillers, _filling, _fillingItems, from, length, slack, level, taken, isStrict, int.MaxValue, rejected, ref isExact);
        }

        var (content, filling) = Best(length, slack);
        var solution = new Solution(
            Chosen(_content, _contentItems, content),
            Chosen(_filling, _fillingItems, filling),
            Math.Max(0, length - content - filling),
            considered,
            Frozen(rejected),
            isExact && wasAll);
        return solution.Rest > 0 && wasAll && _once.Any(candidate => candidate.Release > 0)
            ? WithPauses(solution, length, slack)
            : solution;
    }

    // If some items may start only later, a pause before them may leave less than stopping early.
    private Solution WithPauses(Solution solution, int length, int slack)
    {
        if (LateFit.Find([.. _once.OrderBy(candidate => candidate.Release)], _free, length) is not { } spread)
        {
            return solution with { IsProven = false };
        }

        var best = solution with { IsProven = solution.IsProven && slack == 0 };
        var rest = length - spread.Sum(place => place.Item.Seconds);
        return rest >= solution.Rest ? best : best with
        {
            Rest = rest,
            Spread = [.. spread.Select(place => new Spread(place.Item.Item, place.Start, place.Item.IsFiller))],
        };
    }

    // Adds the items that may start at once, in the order of the rotation, until some of them fill the gap; then those
    // that may start only later in the gap, in order of time.
    private int Collect(
        Rotation rotation,
        SubsetSum sums,
        List<int> items,
        long from,
        int length,
        int slack,
        int level,
        IReadOnlySet<int> without,
        bool isStrict,
        int most,
        SortedDictionary<int, int> rejected,
        ref bool isExact)
    {
        _room.Clear();
        var isFiller = rotation == fillers;
        var considered = 0;
        var later = new List<(long Release, int Item)>();
        var free = new List<int>();
        foreach (var item in rotation.Items)
        {
            if (without.Contains(item))
            {
                continue;
            }

            considered++;
            var seconds = board.Plan.Items[item].Seconds;
            if (seconds > length + slack)
            {
                continue;
            }

            // With slack the gap may become longer, and the last start later.
            if (board.Rules.Release(item, from, Math.Max(length, seconds), level, isFiller, out var isPartly) is not { } release)
            {
                isExact &= !isPartly;
                var rule = board.Rules.Stand(item, from, isFiller, Neighbours.Nobody).First;
                rejected[rule] = rejected.GetValueOrDefault(rule) + 1;
                continue;
            }

            if (isStrict && !HasRoom(item, length, level, isFiller))
            {
                isExact = false;
                continue;
            }

            var isFree = release == 0 && board.Rules.IsFree(item, level, isFiller);
            (isFree ? _free : _once).Add(new LateFit.Candidate(item, seconds, (int)release, isFiller));
            isExact &= isFree || board.Rules.IsOnce(item, length, level, isFiller);
            if (release > 0)
            {
                later.Add((release, item));
                continue;
            }

            if (items.Count >= most)
            {
                return considered;
            }

            items.Add(item);
            if (sums.Add(seconds, 0) && sums.FirstIn(length, length + slack) is not null)
            {
                return considered;
            }

            if (isFree)
            {
                free.Add(item);
            }
        }

        foreach (var (release, item) in later.OrderBy(entry => entry.Release))
        {
            items.Add(item);
            if (sums.Add(board.Plan.Items[item].Seconds, (int)release) && sums.FirstIn(length, length + slack) is not null)
            {
                return considered;
            }
        }

        // Adds each of the free items again and again, as long as that makes new sums. Only if every item may start at
        // once, because items must be added in order of their releases.
        for (var copy = 2; copy <= MaxCopies && later.Count == 0 && free.Count > 0; copy++)
        {
            var changed = false;
            foreach (var item in free)
            {
                items.Add(item);
                changed |= sums.Add(board.Plan.Items[item].Seconds, 0);
                if (sums.FirstIn(length, length + slack) is not null)
                {
                    return considered;
                }
            }

            if (!changed)
            {
                break;
            }
        }

        return considered;
    }

    // Allows only as many items that a rule counts as the same as can play in the gap. As others of them might do better,
    // the rest is no longer proven.
    private bool HasRoom(int item, int length, int level, bool isFiller)
    {
        foreach (var (index, key) in board.Rules.RulesOf(item, isFiller))
        {
            var rule = board.Plan.Rules[index];
            if (rule.Of == Likeness.Item || rule.Demand == Demand.NotBackToBack || !rule.BindsAt(level))
            {
                continue;
            }

            var room = rule.Demand == Demand.Distance ? (int)((length - 1) / rule.Seconds) + 1 : rule.Count;
            if (_room.GetValueOrDefault((index, key)) >= room)
            {
                return false;
            }
        }

        foreach (var place in board.Rules.RulesOf(item, isFiller))
        {
            _room[place] = _room.GetValueOrDefault(place) + 1;
        }

        return true;
    }

    // The least rest; then the most content.
    private (int Content, int Filling) Best(int length, int slack)
    {
        var (bestContent, bestFilling, most) = (0, 0, -1);
        for (var content = _content.LastUpTo(length + slack); content >= 0; content--)
        {
            if (!_content.Has(content))
            {
                continue;
            }

            if (_filling.FirstIn(length - content, length + slack - content) is { } exact)
            {
                return (content, exact);
            }

            if (content <= length && content + _filling.LastUpTo(length - content) is var sum && sum > most)
            {
                (bestContent, bestFilling, most) = (content, sum - content, sum);
            }
        }

        return (bestContent, bestFilling);
    }

    private static ImmutableArray<int> Chosen(SubsetSum sums, List<int> items, int sum)
    {
        var additions = sums.Additions(sum);
        additions.Reverse();
        return [.. additions.Select(addition => items[addition])];
    }

    private static ImmutableArray<(int Rule, int Count)> Frozen(SortedDictionary<int, int> rejected) =>
        [.. rejected.Where(entry => entry.Key != RuleBook.None).Select(entry => (entry.Key, entry.Value))];

    /// <summary>What to play in a gap.</summary>
    /// <param name="Content">Items of the rotation, in an order in which each may start.</param>
    /// <param name="Filling">Fillers, which follow them.</param>
    /// <param name="Rest">Seconds that stay empty.</param>
    /// <param name="Considered">The number of items looked at.</param>
    /// <param name="Rejected">The number of rejected items for each rule.</param>
    /// <param name="IsProven">Whether no choice of items that may play throughout the gap leaves less.</param>
    internal sealed record Solution(
        ImmutableArray<int> Content,
        ImmutableArray<int> Filling,
        int Rest,
        int Considered,
        ImmutableArray<(int Rule, int Count)> Rejected,
        bool IsProven)
    {
        /// <summary>If there are pauses: all items with their places, in order of time, instead of content and filling.</summary>
        public ImmutableArray<Spread> Spread { get; init; } = [];
    }

    /// <summary>An item and its start, in seconds from the start of the gap.</summary>
    internal readonly record struct Spread(int Item, int Start, bool IsFiller);
}
