using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Planning;

/// <summary>The rules as docs/plans.md says them, looked up in the list of all plays again and again: slow, and nothing of the planner's own.</summary>
internal static class EveryBreach
{
    /// <summary>Every rule that an event breaks, one entry each.</summary>
    public static List<(int Rule, int Event)> Of(PlanDocument plan, IEnumerable<(int Item, long Start)> history, IReadOnlyList<PlannedEvent> events)
    {
        var breaches = new List<(int Rule, int Event)>();
        var origin = PlanSample.Start.UnixSeconds;
        var plays = history.Select(play => new Play(play.Item, play.Start, IsPlanned: false, IsFiller: false)).ToList();
        for (var i = 0; i < events.Count; i++)
        {
            var (item, start, end) = (events[i].Item, events[i].Window.Start, events[i].Window.End);
            if (item < 0)
            {
                plays.Add(new Play(item, start.UnixSeconds - origin, IsPlanned: true, events[i].Kind == PlannedKind.Filler));
                continue;
            }

            var planned = plan.Items[item];
            if (start < planned.ValidFrom || end > planned.ValidUntil)
            {
                breaches.Add((RuleBook.Rights, i));
            }
            else if (planned.RuleHours.Append(planned.Hours ?? new DayWindow(0, 86_400)).Any(hours => !IsIn(hours, plan.Zone.ToLocalSeconds(start) % 86_400)))
            {
                breaches.Add((RuleBook.Hours, i));
            }

            if (events[i].Kind != PlannedKind.Rerun)
            {
                breaches.AddRange(At(plan, plays, new Play(item, start.UnixSeconds - origin, IsPlanned: true, events[i].Kind == PlannedKind.Filler)).Select(rule => (rule, i)));
            }

            plays.Add(new Play(item, start.UnixSeconds - origin, IsPlanned: true, events[i].Kind == PlannedKind.Filler));
        }

        return breaches;
    }

    /// <summary>The rules that a play would break after others.</summary>
    public static IEnumerable<int> At(PlanDocument plan, IReadOnlyList<Play> plays, Play own)
    {
        for (var index = 0; index < plan.Rules.Length; index++)
        {
            var rule = plan.Rules[index];
            if (!IsAlike(plan, rule, own, own))
            {
                continue;
            }

            var alike = plays.Where(play => IsAlike(plan, rule, own, play));
            var isBroken = rule.Demand switch
            {
                Demand.Distance => alike.Any(play => Math.Abs(play.Start - own.Start) < rule.Seconds),
                Demand.MaxPerDay => alike.Count(play => DayOf(plan, play.Start) == DayOf(plan, own.Start)) >= rule.Count,
                Demand.MaxTotal => alike.Count(play => play.IsPlanned || play.Start >= plan.Horizon.Start.UnixSeconds - PlanSample.Start.UnixSeconds) >= rule.Count,
                _ => Before(plays, own).Any(play => IsAlike(plan, rule, own, play)),
            };
            if (isBroken)
            {
                yield return index;
            }
        }
    }

    // What is directly before; before a programme also what is there when fillers are left out.
    private static IEnumerable<Play> Before(IReadOnlyList<Play> plays, Play own)
    {
        var planned = plays.Where(play => play.IsPlanned).ToList();
        return planned.TakeLast(1).Concat(own.IsFiller ? [] : planned.Where(play => !play.IsFiller).TakeLast(1));
    }

    private static bool IsIn(DayWindow hours, long secondOfDay) => hours.From < hours.To ? secondOfDay >= hours.From && secondOfDay < hours.To : secondOfDay >= hours.From || secondOfDay < hours.To;

    private static bool IsAlike(PlanDocument plan, PlanRule rule, Play one, Play two) => IsAlike(plan, rule, one.Item, two.Item) && !(rule.SparesFillers && (one.IsFiller || two.IsFiller));

    private static bool IsAlike(PlanDocument plan, PlanRule rule, int item, int other) => rule.Items.Contains(item) && rule.Items.Contains(other) && rule.Of switch
    {
        Likeness.Item => item == other,
        Likeness.Series => plan.Items[item].Series is { } series && string.Equals(series, plan.Items[other].Series, StringComparison.OrdinalIgnoreCase),
        Likeness.Category => plan.Items[item].Category is { } category && string.Equals(category, plan.Items[other].Category, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    // The local date, or the day before where the broadcast day has not begun yet.
    private static DateOnly DayOf(PlanDocument plan, long start)
    {
        var local = plan.Zone.ToLocalSeconds(new Instant(PlanSample.Start.UnixSeconds + start));
        return DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(local - plan.DayStart));
    }

    /// <summary>One play, in the order of time; seconds count from <see cref="PlanSample.Start"/>.</summary>
    internal readonly record struct Play(int Item, long Start, bool IsPlanned, bool IsFiller);
}
