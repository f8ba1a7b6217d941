using ScheduleFlow.Core.Planning.Plans;
using ScheduleFlow.Core.Schedules.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Planning.Plans;

/// <summary>The rules as docs/plans.md says them, looked up in the list of all plays again and again: slow, and nothing of the planner's own.</summary>
internal static class EveryBreach
{
    /// <summary>Every rule that an event breaks, one entry each.</summary>
    public static List<(int Rule, int Event)> Of(Plan plan, IEnumerable<(int Item, long Start)> history, IReadOnlyList<PlannedEvent> events)
    {
        var breaches = new List<(int Rule, int Event)>();
        var origin = PlanSample.Start.UnixSeconds;
        var plays = history.Select(play => (play.Item, play.Start, IsPlanned: false)).ToList();
        var previous = RuleBook.None;
        for (var i = 0; i < events.Count; i++)
        {
            var (item, start, end) = (events[i].Item, events[i].Window.Start, events[i].Window.End);
            var planned = plan.Items[item];
            if (start < planned.ValidFrom || end > planned.ValidUntil)
            {
                breaches.Add((RuleBook.Rights, i));
            }
            else if (planned.Hours is { } hours && !IsIn(hours, plan.Zone.ToLocalSeconds(start) % 86_400))
            {
                breaches.Add((RuleBook.Hours, i));
            }

            if (events[i].Kind != PlannedKind.Rerun)
            {
                breaches.AddRange(At(plan, plays, item, start.UnixSeconds - origin, previous).Select(rule => (rule, i)));
            }

            plays.Add((item, start.UnixSeconds - origin, true));
            previous = events[i].Kind == PlannedKind.Filler ? previous : item;
        }

        return breaches;
    }

    /// <summary>The rules that an item would break; seconds count from <see cref="PlanSample.Start"/>.</summary>
    public static IEnumerable<int> At(Plan plan, IReadOnlyCollection<(int Item, long Start, bool IsPlanned)> plays, int item, long start, int previous)
    {
        for (var index = 0; index < plan.Rules.Length; index++)
        {
            var rule = plan.Rules[index];
            if (!IsAlike(plan, rule, item, item))
            {
                continue;
            }

            var alike = plays.Where(play => IsAlike(plan, rule, item, play.Item));
            var isBroken = rule.Demand switch
            {
                Demand.Distance => alike.Any(play => Math.Abs(play.Start - start) < rule.Seconds),
                Demand.MaxPerDay => alike.Count(play => DayOf(plan, play.Start) == DayOf(plan, start)) >= rule.Count,
                Demand.MaxTotal => alike.Count(play => play.IsPlanned || play.Start >= plan.Horizon.Start.UnixSeconds - PlanSample.Start.UnixSeconds) >= rule.Count,
                _ => previous >= 0 && IsAlike(plan, rule, item, previous),
            };
            if (isBroken)
            {
                yield return index;
            }
        }
    }

    private static bool IsIn(DayWindow hours, long secondOfDay) => hours.From < hours.To ? secondOfDay >= hours.From && secondOfDay < hours.To : secondOfDay >= hours.From || secondOfDay < hours.To;

    private static bool IsAlike(Plan plan, PlanRule rule, int item, int other) => rule.Items.Contains(item) && rule.Items.Contains(other) && rule.Of switch
    {
        Likeness.Item => item == other,
        Likeness.Series => plan.Items[item].Series is { } series && string.Equals(series, plan.Items[other].Series, StringComparison.OrdinalIgnoreCase),
        Likeness.Category => plan.Items[item].Category is { } category && string.Equals(category, plan.Items[other].Category, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    // The local date, or the day before where the broadcast day has not begun yet.
    private static DateOnly DayOf(Plan plan, long start)
    {
        var local = plan.Zone.ToLocalSeconds(new Instant(PlanSample.Start.UnixSeconds + start));
        return DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(local - plan.DayStart));
    }
}
