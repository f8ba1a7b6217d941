using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Fills a gap to the second with one, two or three items of which one stands at the front of the rotation: what has
/// waited longest is used, however few others it goes together with. The last of them is looked up by its running time.
/// </summary>
internal sealed class FewFit(Board board, Rotation rotation)
{
    /// <summary>How many of the front one may be.</summary>
    private const int Fronts = 32;

    /// <summary>How many are looked at for the second.</summary>
    private const int Seconds = 256;

    /// <summary>How many of one running time are looked at.</summary>
    private const int Alike = 8;

    /// <summary>How often what fills the gap may turn out to be too alike.</summary>
    private const int MaxRefused = 64;

    /// <param name="from">The gap's start, in Unix seconds.</param>
    /// <param name="length">Its length.</param>
    /// <param name="level">What is relaxed.</param>
    /// <param name="accepts">Whether items may stand next to each other there.</param>
    /// <returns>What fills it, or null: that takes more, or cannot be.</returns>
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
                foreach (var third in Last(rest - board.Plan.Items[middle].Seconds, from, length, level).Where(item => item != front && item != middle))
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

        GapSolver.Solution Of(ImmutableArray<int> items) => new(items, [], 0, considered, [.. rejected.Select(entry => (entry.Key, entry.Value))], IsProven: true);

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

    // A list: trying one moves the others in the rotation.
    private List<int> Last(int seconds, long from, int length, int level) =>
        seconds > 0 && rotation.HasOf(seconds) ? [.. rotation.ItemsOf(seconds).Take(Alike).Where(item => MayStart(item, from, length, level))] : [];

    private bool MayStart(int item, long from, int length, int level) => board.Rules.Release(item, from, length, level, isFiller: false, out _) == 0;
}
