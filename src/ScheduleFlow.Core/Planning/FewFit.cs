using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Fills a gap to the second with one, two or three items, one of them from the front of the rotation: the item that has
/// waited longest is used, however few others it goes with. The last of them is looked up by its running time.
/// </summary>
internal sealed class FewFit(Board board, Rotation rotation)
{
    /// <summary>The length of the front.</summary>
    private const int Fronts = 32;

    /// <summary>The most candidates for the second item.</summary>
    private const int Seconds = 256;

    /// <summary>The most candidates of one running time.</summary>
    private const int Alike = 8;

    /// <summary>How often a sum may be refused because its items are too alike.</summary>
    private const int MaxRefused = 64;

    /// <param name="from">The gap's start, in Unix seconds.</param>
    /// <param name="length">Its length.</param>
    /// <param name="level">What is relaxed.</param>
    /// <param name="accepts">Whether the items may play next to each other there.</param>
    /// <returns>What fills it; null: more items are needed, or it is impossible.</returns>
    public GapSolver.Solution? Find(long from, int length, int level, Func<GapSolver.Solution, bool> accepts)
    {
        var refused = 0;
        var rejected = new SortedDictionary<int, int>();
        var ready = new List<int>();
        var considered = 0;
        foreach (var item in rotation.Items)
        {
            if (++considered > 4 * Seconds || ready.Count >= Seconds)
            {
                break;
            }

            if (board.Plan.Items[item].Seconds > length)
            {
                continue;
            }

            if (MayStart(item, from, length, level))
            {
                ready.Add(item);
            }
            else if (board.Rules.Stand(item, from, isFiller: false, Neighbours.Nobody).First is var rule && rule != RuleBook.None)
            {
                rejected[rule] = rejected.GetValueOrDefault(rule) + 1;
            }
        }

        foreach (var front in ready.Take(Fronts))
        {
            var rest = length - board.Plan.Items[front].Seconds;
            if (rest == 0)
            {
                return Of([front]);
            }

            foreach (var second in Last(rest, from, length, level).Where(item => item != front))
            {
                if (Accepted([front, second]) is { } pair)
                {
                    return pair;
                }
            }

            foreach (var middle in ready.Where(item => item != front))
            {
                var last = Last(rest - board.Plan.Items[middle].Seconds, from, length, level);
                foreach (var third in last.Where(item => item != front && item != middle))
                {
                    if (Accepted([front, middle, third]) is { } three)
                    {
                        return three;
                    }
                }

                if (refused > MaxRefused)
                {
                    return null;
                }
            }

            rotation.PassOver(front, from);
        }

        return null;

        GapSolver.Solution Of(ImmutableArray<int> items) =>
            new(items, [], 0, considered, [.. rejected.Select(entry => (entry.Key, entry.Value))], IsProven: true);

        GapSolver.Solution? Accepted(ImmutableArray<int> items)
        {
            if (accepts(Of(items)))
            {
                return Of(items);
            }

            refused++;
            return null;
        }
    }

    // A list, because trying one item moves the others in the rotation.
    private List<int> Last(int seconds, long from, int length, int level) => seconds > 0 && rotation.HasOf(seconds)
        ? [.. rotation.ItemsOf(seconds).Take(Alike).Where(item => MayStart(item, from, length, level))]
        : [];

    private bool MayStart(int item, long from, int length, int level) =>
        board.Rules.Release(item, from, length, level, isFiller: false, out _) == 0;
}
