using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning.Plans;

/// <summary>Finds every rule that a timeline breaks, from the events alone: it knows nothing of how they came there. Reruns are meant to repeat, so they break no distance or limit; but later plays keep their distance from them.</summary>
internal static class BreachScan
{
    public static ImmutableArray<Breach> Find(Plan plan, DayClock clock, ImmutableArray<PlannedEvent> events, ImmutableArray<(int Item, Instant Start)> history)
    {
        var breaches = ImmutableArray.CreateBuilder<Breach>();
        var book = new RuleBook(plan, clock);
        foreach (var (item, start) in history)
        {
            book.Add(item, start.UnixSeconds);
        }

        var previous = RuleBook.None;
        for (var i = 0; i < events.Length; i++)
        {
            var (item, start) = (events[i].Item, events[i].Window.Start.UnixSeconds);
            var own = book.Stand(item, start, RuleBook.None).Must;
            if (own is RuleBook.Rights or RuleBook.Hours)
            {
                breaches.Add(new Breach(own, i, null, RuleBook.None));
            }

            foreach (var (rule, key) in book.RulesOf(item))
            {
                if (events[i].Kind != PlannedKind.Rerun && Broken(plan, clock, book, rule, key, start, previous) is { } witness)
                {
                    breaches.Add(witness with { Event = i });
                }
            }

            book.Add(item, start);
            previous = events[i].Kind == PlannedKind.Filler ? previous : item;
        }

        return breaches.ToImmutable();
    }

    private static Breach? Broken(Plan plan, DayClock clock, RuleBook book, int index, int key, long start, int previous)
    {
        var rule = plan.Rules[index];
        var log = book.Log(index, key);
        switch (rule.Demand)
        {
            case Demand.NotBackToBack:
                return previous >= 0 && book.RulesOf(previous).Contains((index, key)) ? new Breach(index, 0, null, previous) : null;
            case Demand.Distance:
                var near = log?.Before(start) is { } before && start - before.Start < rule.Seconds ? before
                    : log?.After(start) is { } after && after.Start - start < rule.Seconds ? after
                    : ((long Start, int Item)?)null;
                return near is { } play ? new Breach(index, 0, new Instant(play.Start), play.Item) : null;
            case Demand.MaxPerDay:
                var day = clock.BroadcastDay(start);
                return (log?.CountIn(day.Start, day.End) ?? 0) >= rule.Count ? new Breach(index, 0, null, RuleBook.None) : null;
            default:
                return (log?.CountIn(plan.Horizon.Start.UnixSeconds, long.MaxValue) ?? 0) >= rule.Count ? new Breach(index, 0, null, RuleBook.None) : null;
        }
    }
}
