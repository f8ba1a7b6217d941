using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Says why something is on air at a time, and why something else is not.</summary>
internal static class ExplainEvent
{
    public sealed record Request
    {
        public required string Id { get; init; }

        /// <summary>When; a time without an offset is UTC.</summary>
        public required string At { get; init; }

        /// <summary>The URL, or the title, of what might be there instead; null: nothing.</summary>
        public string? WhyNot { get; init; }

        /// <summary>The plan, whose rules say why not; needed with <see cref="WhyNot"/>, but for a calendar that schedule-playlist filled.</summary>
        public InputSource? Plan { get; init; }
    }

    public static Outcome<Reply> Run(Request request, OperationContext context)
    {
        if (!IdText.Parse(request.Id).TryGet(out var id, out var problem) || !context.Store.Schedules.Load(id).TryGet(out var schedule, out problem))
        {
            return problem;
        }

        if (!InstantInput.Parse(request.At).TryGet(out var at, out problem))
        {
            return problem;
        }

        var item = schedule.Events.LastOrDefault(item => item.Window.Contains(at));
        var fill = FillPlan.Of(schedule);
        if (request.WhyNot is not null && request.Plan is null && fill is null)
        {
            return new Problem(ErrorType.Validation, "To say why not, the rules are needed: give the plan.") { Hint = "--plan FILE (the plan file that the calendar was made of)." };
        }

        CooldownHistory? history = null;
        if ((fill is not null || request.WhyNot is not null) && !context.Store.History.Load().TryGet(out history, out problem))
        {
            return problem;
        }

        var reason = item is null ? null : fill?.Reason(item, history!) ?? EventReason.Of(item);
        if (request.WhyNot is null)
        {
            return new Reply(schedule, at, item, reason, null);
        }

        var plan = fill?.Plan;
        if (request.Plan is not null)
        {
            if (!PlanFile.Read(request.Plan, context).TryGet(out var file, out problem))
            {
                return problem;
            }

            plan = file.Document.Plan;
        }

        return WhyNot(plan!, schedule, history!, item, at, request.WhyNot).TryGet(out var answer, out problem)
            ? new Reply(schedule, at, item, reason, answer)
            : problem;
    }

    // The item in the place of what is there, everything else as it is.
    private static Outcome<Absence> WhyNot(Plan plan, Schedule schedule, CooldownHistory history, ScheduleEvent? there, Instant at, string what)
    {
        var item = plan.Items.Select((candidate, index) => (candidate, index)).Where(entry => entry.candidate.Url == what || string.Equals(entry.candidate.Title, what, StringComparison.OrdinalIgnoreCase)).Select(entry => (int?)entry.index).FirstOrDefault();
        if (item is not { } index)
        {
            return schedule.Source == Schedule.FilledSource
                ? new Problem(ErrorType.NotFound, $"The calendar never plays “{what}”, by URL or title: either it was not among its links, or its turn never came.")
                : new Problem(ErrorType.NotFound, $"No pool of the plan has “{what}”, by URL or title.");
        }

        var start = there?.Window.Start ?? at;
        var clock = new DayClock(plan.Zone, plan.DayStart);
        var book = new RuleBook(plan, clock);
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

        foreach (var (played, when) in known.Others(history, schedule.Id))
        {
            book.Add(played, when.UnixSeconds, isFiller: false);
        }

        var isFiller = there is not null && known.Own(there).IsFiller;
        var reasons = ImmutableArray.CreateBuilder<string>();
        var block = there is null ? null : plan.Blocks.FirstOrDefault(candidate => candidate.Name == EventReason.Of(there)?.Source);
        if (block is not null && !isFiller && !block.Items.Contains(index))
        {
            reasons.Add($"The block “{block.Name}” does not play it: it is not in its pool, or its filter leaves it out.");
        }

        if (isFiller && !plan.Fillers.Contains(index))
        {
            reasons.Add("A filler is there, and it is none.");
        }

        if (there is not null && schedule.Source != Schedule.FilledSource && plan.Items[index].Seconds != there.Window.Seconds)
        {
            reasons.Add($"It runs for {plan.Items[index].Seconds} s; what is there runs for {there.Window.Seconds} s, so everything after it would move.");
        }

        foreach (var (rule, text) in Broken(plan, clock, book, index, start, isFiller, before))
        {
            reasons.Add($"{text} ({(rule < 0 ? "must" : Words.Of(plan.Rules[rule].Tier))} “{PlanRun.NameOf(plan, rule)}”)");
        }

        if (reasons.Count == 0)
        {
            reasons.Add("No rule is against it: another item came first in the block's order, or made the sum of the gap exact.");
        }

        return new Absence(plan.Items[index], start, reasons.ToImmutable());
    }

    private static IEnumerable<(int Rule, string Text)> Broken(Plan plan, DayClock clock, RuleBook book, int item, Instant start, bool isFiller, Neighbours before)
    {
        var time = start.UnixSeconds;
        var own = book.Stand(item, time, isFiller, Neighbours.Nobody).Must;
        if (own == RuleBook.Rights)
        {
            yield return (own, $"Its rights are from {plan.Items[item].ValidFrom?.ToString() ?? "always"} until {plan.Items[item].ValidUntil?.ToString() ?? "for ever"}.");
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
                            yield return (index, $"“{plan.Items[near.Item].Title}” plays at {new Instant(near.Start)}, {DurationText.Of(Math.Abs(near.Start - time))} away; {DurationText.Of(rule.Seconds)} are asked for.");
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

    /// <summary>Why something is not there.</summary>
    internal sealed record Absence(PlanItem Item, Instant At, ImmutableArray<string> Reasons);

    internal sealed record Reply(Schedule Schedule, Instant At, ScheduleEvent? Event, EventReason? Reason, Absence? WhyNot) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteString("schedule_id"u8, Schedule.Id.Value);
            json.WriteString("at"u8, At.ToString());
            json.WriteBoolean("on_air"u8, Event is not null);
            if (Event is not null)
            {
                json.WriteStartObject("event"u8);
                json.WriteString("title"u8, Event.Title);
                json.WriteString("url"u8, Event.MediaUrl);
                json.WriteString("start"u8, Event.Window.Start.ToString());
                json.WriteString("end"u8, Event.Window.End.ToString());
                json.WriteEndObject();
                if (Reason is { } reason)
                {
                    json.WriteString("summary"u8, Summary(reason));
                    json.WriteStartObject("reason"u8);
                    reason.WriteFields(json);
                    json.WriteEndObject();
                }
                else
                {
                    json.WriteString("summary"u8, Schedule.IsCalendar
                        ? "The calendar says nothing of how it was made."
                        : $"This schedule was not made by a plan but came from {Schedule.Source}; the event is there because its source says so.");
                }
            }
            else
            {
                json.WriteString("summary"u8, "Nothing is on air at that time.");
            }

            if (WhyNot is not null)
            {
                json.WriteStartObject("why_not"u8);
                json.WriteString("title"u8, WhyNot.Item.Title);
                json.WriteString("url"u8, WhyNot.Item.Url);
                json.WriteString("at"u8, WhyNot.At.ToString());
                json.WriteStartArray("reasons"u8);
                foreach (var reason in WhyNot.Reasons)
                {
                    json.WriteStringValue(reason);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        private static string Summary(EventReason reason)
        {
            var why = reason.How switch
            {
                "fixed" => "It is a fixed event",
                Decision.Kept => "It was planned here before and still may be",
                Decision.Next => "It was the next in the order that may start here",
                "exact" => "With its neighbours it fills the gap to the second",
                "largest" => "With its neighbours it fills as much of the gap as can be",
                "rerun" => "It was shown by the block that this one repeats",
                _ => "It was planned",
            };
            var source = reason.Source.Length == 0 ? "" : $" ({reason.Kind} “{reason.Source}”)";
            var rejected = reason.Rejected.Length == 0 ? "" : "; kept out: " + string.Join(", ", reason.Rejected.Select(entry => $"{entry.Count} by {entry.Rule}"));
            var relaxed = reason.Relaxed == "none" ? "" : $"; to have something on air, a {reason.Relaxed} was relaxed";
            var kept = reason.IsKept && reason.How != Decision.Kept ? " Planned again since, it was kept." : "";
            return $"{why}{source}. Step {reason.Step}, seed {reason.Seed}: {reason.Considered} looked at{rejected}{relaxed}.{kept}";
        }
    }
}
