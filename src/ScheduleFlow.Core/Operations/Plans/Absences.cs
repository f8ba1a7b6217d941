using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Why something is not on air at a time: it is tried in place of what is there, and everything else stays.</summary>
internal static class Absences
{
    /// <param name="plan">The rules.</param>
    /// <param name="schedule">The calendar.</param>
    /// <param name="history">The plays of other calendars.</param>
    /// <param name="there">What is on air; null: nothing.</param>
    /// <param name="at">The time.</param>
    /// <param name="what">The URL or title of what is not on air.</param>
    public static Outcome<AbsenceReply> Of(
        PlanDocument plan, Schedule schedule, PlanHistory history, ScheduleEvent? there, Instant at, string what)
    {
        if (IndexOf(plan, what) is not { } index)
        {
            return schedule.Source == Schedule.FilledSource
                ? new Problem(
                    ErrorType.NotFound,
                    $"The calendar never plays “{what}”, by URL or title: either it was not among its links, or its turn never came.")
                : new Problem(ErrorType.NotFound, $"No pool of the plan has “{what}”, by URL or title.");
        }

        var start = there?.Window.Start ?? at;
        if (ByHand(schedule, plan.Items[index].Url, start, plan.Items[index].Seconds) is { } byHand)
        {
            return new AbsenceReply(plan.Items[index].Title, plan.Items[index].Url, start.ToString(), [byHand]);
        }

        var clock = new DayClock(plan.Zone, plan.DayStart);
        var book = new RuleBook(plan, clock, []);
        var known = new KnownPlays(plan);
        var before = Neighbours.Nobody;
        foreach (var other in schedule.Events.Where(other => other != there).Select(known.Own))
        {
            if (other.Item >= 0)
            {
                book.Add(other.Item, other.Window.Start.UnixSeconds, other.IsFiller);
            }

            before = other.Window.End <= start ? before.Then(other.Item, other.IsFiller) : before;
        }

        foreach (var (played, when) in history.Own)
        {
            book.Add(played, when.UnixSeconds, isFiller: false);
        }

        book.AddOthers(history.Others);

        var isFiller = there is not null && known.Own(there).IsFiller;
        var reasons = ImmutableArray.CreateBuilder<string>();
        var block = there is null ? null : plan.Blocks.FirstOrDefault(candidate => candidate.Name == EventReason.Of(there)?.Source);
        if (block is not null && !isFiller && !block.Items.Contains(index))
        {
            reasons.Add($"The block “{block.Name}” does not play it: it is not in its pool, or its filter excludes it.");
        }

        if (isFiller && !plan.Fillers.Contains(index))
        {
            reasons.Add("A filler is there, and it is not a filler.");
        }

        if (there is not null && schedule.Source != Schedule.FilledSource && plan.Items[index].Seconds != there.Window.Seconds)
        {
            reasons.Add(
                $"It runs for {plan.Items[index].Seconds} s; what is there runs for {there.Window.Seconds} s, "
                + "so everything after it would move.");
        }

        foreach (var (rule, text) in Broken(plan, clock, book, index, start, isFiller, before))
        {
            reasons.Add($"{text} ({(rule < 0 ? "must" : Words.Of(plan.Rules[rule].Tier))} “{CalendarProposal.NameOf(plan, rule)}”)");
        }

        if (reasons.Count == 0)
        {
            reasons.Add("No rule is against it: another item came first in the block's order, or made the sum of the gap exact.");
        }

        return new AbsenceReply(plan.Items[index].Title, plan.Items[index].Url, start.ToString(), reasons.ToImmutable());
    }

    /// <summary>The answer for a URL that a person took away from a time; null: nobody did.</summary>
    public static AbsenceReply? ByHand(Schedule schedule, string url, Instant start) =>
        ByHand(schedule, url, start, 1) is { } taken ? new AbsenceReply(url, url, start.ToString(), [taken]) : null;

    private static string? ByHand(Schedule schedule, string url, Instant start, int seconds)
    {
        foreach (var item in schedule.Events.Where(item => item.MediaUrl == url))
        {
            if (HandEdit.Of(item) is { From: { } from } edit && Math.Abs(from - start) < seconds)
            {
                return $"Moved by hand from {from} to {item.Window.Start}, {Words.By(edit.By)}, at {edit.At}: plans do not put it back there.";
            }
        }

        return Exclusion.Of(schedule).LastOrDefault(taken => taken.Url == url && Math.Abs(taken.Start - start) < seconds) is { } gone
            ? $"Taken out by hand, {Words.By(gone.By)}, at {gone.At}: it would have begun at {gone.Start}, and plans do not put it back there."
            : null;
    }

    private static int? IndexOf(PlanDocument plan, string what)
    {
        for (var index = 0; index < plan.Items.Length; index++)
        {
            if (plan.Items[index].Url == what || string.Equals(plan.Items[index].Title, what, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return null;
    }

    private static IEnumerable<(int Rule, string Text)> Broken(
        PlanDocument plan, DayClock clock, RuleBook book, int item, Instant start, bool isFiller, Neighbours before)
    {
        var time = start.UnixSeconds;
        var own = book.Stand(item, time, isFiller, Neighbours.Nobody).Must;
        if (own == RuleBook.Rights)
        {
            var (from, until) = (plan.Items[item].ValidFrom?.ToString() ?? "always", plan.Items[item].ValidUntil?.ToString() ?? "for ever");
            yield return (own, $"Its rights are from {from} until {until}.");
        }
        else if (own == RuleBook.Hours)
        {
            yield return (own, "It may not start at this time of the day.");
        }

        foreach (var (index, key) in book.RulesOf(item, isFiller).ToArray())
        {
            var rule = plan.Rules[index];
            var log = book.Log(index, key);
            switch (rule.Demand)
            {
                case Demand.Distance:
                    foreach (var play in new[] { log?.Before(time), log?.After(time) })
                    {
                        if (play is { } near && Math.Abs(near.Start - time) < rule.Seconds)
                        {
                            var away = DurationText.Of(Math.Abs(near.Start - time));
                            var asked = DurationText.Of(rule.Seconds);
                            var title = plan.Items[near.Item].Title;
                            yield return (index, $"“{title}” plays at {new Instant(near.Start)}, {away} away; {asked} are asked for.");
                        }
                    }

                    break;
                case Demand.NotBackToBack when book.Follows(index, key, isFiller, before) is >= 0 and var previous:
                    yield return (index, $"“{plan.Items[previous].Title}” plays directly before.");
                    break;
                case Demand.MaxPerDay when clock.BroadcastDay(time) is var day && (log?.CountIn(day.Start, day.End) ?? 0) >= rule.Count:
                    yield return (index, $"There are {rule.Count} plays on that day already.");
                    break;
                case Demand.MaxTotal when (log?.CountIn(plan.Horizon.Start.UnixSeconds, long.MaxValue) ?? 0) >= rule.Count:
                    yield return (index, $"There are {rule.Count} plays in the plan already.");
                    break;
            }
        }
    }
}
