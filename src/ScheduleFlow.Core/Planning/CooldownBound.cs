using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Whether a cooldown of items can hold at all, before anything is filled. In any time as long as the cooldown an item
/// starts at most once. So blocks that may play only certain items cannot cover more of it than the total running time of
/// those items (and of one that began before).
/// </summary>
/// <param name="Rule">The cooldown.</param>
/// <param name="Block">The block; null: the whole plan.</param>
/// <param name="PoolSeconds">The total running time of the items, each played once.</param>
/// <param name="NeededSeconds">What must be covered of the densest time of that length.</param>
/// <param name="BestSeconds">No longer cooldown can hold; if it is exact, this one can.</param>
/// <param name="IsExact">
/// Whether the bound can be reached: one block around the clock, in free order, a whole number of items long, with
/// nothing fixed in between and no earlier play that still counts. Else it is only proven that no more is possible.
/// </param>
internal sealed record CooldownBound(int Rule, int? Block, long PoolSeconds, long NeededSeconds, long BestSeconds, bool IsExact)
{
    public static ImmutableArray<CooldownBound> Of(PlannerInput request, Timeline timeline)
    {
        var plan = request.Plan;
        var bounds = ImmutableArray.CreateBuilder<CooldownBound>();
        for (var rule = 0; rule < plan.Rules.Length; rule++)
        {
            if (plan.Rules[rule] is { Demand: Demand.Distance, Of: Likeness.Item, Seconds: > 0 } cooldown)
            {
                var bound = cooldown.Items.ToHashSet();
                for (var block = 0; block < plan.Blocks.Length; block++)
                {
                    if (Bound(request, timeline, rule, block, bound) is { } found)
                    {
                        bounds.Add(found);
                    }
                }
            }
        }

        return bounds.ToImmutable();
    }

    private static CooldownBound? Bound(PlannerInput request, Timeline timeline, int rule, int block, HashSet<int> restricted)
    {
        var (plan, from) = (request.Plan, request.From);
        var items = plan.Blocks[block].Items;
        if (items.IsEmpty || !items.All(restricted.Contains))
        {
            return null; // items that the rule ignores can fill any time
        }

        // A block that plays a number of items leaves the rest of its time to others. Fillers are ignored.
        var pool = items.Sum(item => (long)plan.Items[item].Seconds);
        var windows = Windows(request, timeline, block);
        if (windows.Count == 0 || plan.Blocks[block].MaxItems is not null)
        {
            return null;
        }

        var wanted = plan.Rules[rule].Seconds;
        var horizon = Math.Max(0, plan.Horizon.End - Instant.Max(plan.Horizon.Start, from));
        var isExact = plan.Fixed.IsEmpty
            && plan.Fillers.IsEmpty
            && request.Pins.IsEmpty
            && request.Others.IsEmpty
            && request.Exclusions.IsEmpty
            && windows.Sum(window => window.End - window.Start) == horizon
            && items.Select(item => plan.Items[item].Seconds).Distinct().Count() == 1
            && plan.Blocks[block] is { Order: ItemOrder.Shuffle or ItemOrder.LeastRecent, PadSeconds: 0 }
            && plan.Rules.Length == 1
            && items.All(item => IsFree(plan.Items[item]))
            && horizon % plan.Items[items[0]].Seconds == 0
            && !request.Plays.Any(play => play.Start > from.PlusSeconds(-wanted) && items.Contains(play.Item));
        var longest = items.Max(item => plan.Items[item].Seconds);
        var needed = Densest(windows, wanted);
        var best = Holds(pool, needed, longest, isExact)
            ? Math.Max(wanted, 1)
            : Largest(windows, pool, longest, wanted, isExact);
        return new CooldownBound(rule, block, pool, needed, best, isExact);
    }

    private static bool IsFree(PlanItem item) =>
        item is { Hours: null, RuleHours.IsEmpty: true, ValidFrom: null, ValidUntil: null, MaxPlays: null, MaxPlaysPerDay: null };

    private static bool Holds(long pool, long needed, long longest, bool isExact) =>
        needed <= (isExact ? pool : pool + longest);

    private static long Largest(List<(long Start, long End)> windows, long pool, long longest, long wanted, bool isExact)
    {
        var (holds, fails) = (0L, wanted);
        while (fails - holds > 1)
        {
            var middle = (holds + fails) / 2;
            if (Holds(pool, Densest(windows, middle), longest, isExact))
            {
                holds = middle;
            }
            else
            {
                fails = middle;
            }
        }

        return holds;
    }

    // The most of the windows that a time of this length can cover: the best one begins where a window begins, or ends
    // where one ends.
    private static long Densest(List<(long Start, long End)> windows, long length)
    {
        var most = 0L;
        var (first, last, covered) = (0, 0, 0L);
        foreach (var (start, _) in windows)
        {
            for (; last < windows.Count && windows[last].End <= start + length; last++)
            {
                covered += windows[last].End - windows[last].Start;
            }

            for (; windows[first].Start < start; first++)
            {
                if (first < last)
                {
                    covered -= windows[first].End - windows[first].Start;
                }
                else
                {
                    last = first + 1;
                }
            }

            var partly = last < windows.Count && windows[last].Start < start + length ? start + length - windows[last].Start : 0;
            most = Math.Max(most, covered + partly);
        }

        return most;
    }

    private static List<(long Start, long End)> Windows(PlannerInput request, Timeline timeline, int block)
    {
        var horizon = request.Plan.Horizon;
        var (begin, end) = (Math.Max(horizon.Start.UnixSeconds, request.From.UnixSeconds), horizon.End.UnixSeconds);
        var windows = new List<(long Start, long End)>();
        var occurrences = timeline.Blocks;
        for (var i = 0; i < occurrences.Count; i++)
        {
            if (occurrences[i].Block != block)
            {
                continue;
            }

            // Blocks that begin while it is on, and fixed events, take a part: up to the first of them it is certainly on.
            var (start, stop) = (Math.Max(occurrences[i].Start, begin), Math.Min(occurrences[i].End, end));
            for (var j = i + 1; j < occurrences.Count && occurrences[j].Start < stop; j++)
            {
                stop = Math.Max(start, Math.Min(stop, occurrences[j].Start));
            }

            if (timeline.Fixed.FirstOrDefault(item => item.Start >= start && item.Start < stop) is { Start: > 0 } cut)
            {
                stop = Math.Max(start, cut.Start);
            }

            foreach (var pin in request.Pins.Where(pin => pin.Window.End.UnixSeconds > start && pin.Window.Start.UnixSeconds < stop))
            {
                // What is pinned where it begins is not its own; what is pinned later ends it.
                (start, stop) = pin.Window.Start.UnixSeconds <= start
                    ? (Math.Min(stop, pin.Window.End.UnixSeconds), stop)
                    : (start, Math.Min(stop, pin.Window.Start.UnixSeconds));
            }

            if (stop > start)
            {
                windows.Add((start, stop));
            }
        }

        // Windows that touch become one.
        var merged = new List<(long Start, long End)>();
        foreach (var window in windows.OrderBy(window => window.Start))
        {
            if (merged.Count > 0 && merged[^1].End >= window.Start)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, window.End));
            }
            else
            {
                merged.Add(window);
            }
        }

        return merged;
    }
}
