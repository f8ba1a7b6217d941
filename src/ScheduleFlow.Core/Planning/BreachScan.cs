using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// Finds every rule that a timeline breaks, from the events alone, whatever put them there. Reruns are meant to repeat, so
/// they break no distance or limit, but later plays keep their distance from them.
/// </summary>
internal static class BreachScan
{
    public static ImmutableArray<Breach> Find(PlannerInput request, DayClock clock, ImmutableArray<PlannedEvent> events)
    {
        var plan = request.Plan;
        var breaches = ImmutableArray.CreateBuilder<Breach>();
        var book = new RuleBook(plan, clock, []);
        foreach (var (item, start, isFiller) in request.Plays)
        {
            book.Add(item, start.UnixSeconds, isFiller);
        }

        book.AddOthers(request.Others);
        var before = request.Before;
        for (var i = 0; i < events.Length; i++)
        {
            var (item, start, isFiller) = (events[i].Item, events[i].Window.Start.UnixSeconds, events[i].IsFiller);
            if (item < 0)
            {
                before = before.Then(item, isFiller); // a pin that no rule knows
                continue;
            }

            if (book.Forbids(item, start, events[i].Window.End.UnixSeconds) is var own && own != RuleBook.None)
            {
                breaches.Add(new Breach(own, i, null, RuleBook.None));
            }

            foreach (var (rule, key) in book.RulesOf(item, isFiller))
            {
                if (events[i].Kind != PlannedKind.Rerun && Broken(plan, clock, book, rule, key, start, isFiller, before) is { } witness)
                {
                    breaches.Add(witness with { Event = i });
                }
            }

            book.Add(item, start, isFiller);
            before = before.Then(item, isFiller);
        }

        return breaches.ToImmutable();
    }

    private static Breach? Broken(
        PlanDocument plan,
        DayClock clock,
        RuleBook book,
        int index,
        int key,
        long start,
        bool isFiller,
        Neighbours before)
    {
        var rule = plan.Rules[index];
        var log = book.Log(index, key);
        switch (rule.Demand)
        {
            case Demand.NotBackToBack:
                return book.Follows(index, key, isFiller, before) is >= 0 and var previous ? new Breach(index, 0, null, previous) : null;
            case Demand.Distance:
                var near = log?.Before(start) is { } last && start - last.Start < rule.Seconds ? last
                    : log?.After(start) is { } next && next.Start - start < rule.Seconds ? next
                    : ((long Start, int Item)?)null;
                return near is { } play ? new Breach(index, 0, new Instant(play.Start), play.Item) : null;
            case Demand.MaxPerDay:
                var day = clock.BroadcastDay(start);
                return Limited(log?.CountIn(day.Start, day.End));
            default:
                return Limited(log?.CountIn(plan.Horizon.Start.UnixSeconds, long.MaxValue));
        }

        Breach? Limited(int? count) => (count ?? 0) >= rule.Count ? new Breach(index, 0, null, RuleBook.None) : null;
    }
}
