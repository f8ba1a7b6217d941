using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Says why something is on air at a time, and why something else is not.</summary>
internal static class Explain
{
    public static Outcome<ExplainReply> Run(ExplainRequest request, OperationContext context)
    {
        if (!ScheduleRef.Find(request.Id, context).TryGet(out var id, out var problem)
            || !context.Store.Schedules.Load(id).TryGet(out var schedule, out problem))
        {
            return problem;
        }

        if (ZoneInput.TryFind(request.Zone, context, out var zone) is { } unknown)
        {
            return unknown;
        }

        if (!InstantInput.Parse(request.At, zone: zone).TryGet(out var at, out problem))
        {
            return problem;
        }

        var item = schedule.Events.LastOrDefault(item => item.Window.Contains(at));
        var fill = FillPlan.Of(schedule);
        var taken = request.WhyNot is { } missed && request.Plan is null ? Absences.ByHand(schedule, missed, item?.Window.Start ?? at) : null;
        if (request.WhyNot is not null && request.Plan is null && fill is null && taken is null)
        {
            return new Problem(ErrorType.Validation, "To say why not, the rules are needed: give the plan.")
            {
                Hint = "--plan FILE (the plan file that the calendar was made from).",
            };
        }

        PlayedStarts? history = null;
        if (fill is not null && !Others(schedule, context).TryGet(out history, out problem))
        {
            return problem;
        }

        AbsenceReply? absence = taken;
        if (request.WhyNot is { } what
            && absence is null
            && (!PlanOf(request, fill, context).TryGet(out var plan, out problem)
                || !HistoryOf(plan, schedule, context).TryGet(out var plays, out problem)
                || !Absences.Of(plan, schedule, plays, item, at, what).TryGet(out absence, out problem)))
        {
            return problem;
        }

        var reason = item is null ? null : fill?.Reason(item, history!) ?? EventReason.Of(item);
        return new ExplainReply
        {
            ScheduleId = schedule.Id.ToString(),
            At = at.ToString(),
            OnAir = item is not null,
            Event = item is null
                ? null
                : new ExplainedEvent
                {
                    Title = item.Title,
                    Url = item.MediaUrl,
                    Start = item.Window.Start.ToString(),
                    End = item.Window.End.ToString(),
                },
            Summary = item is null ? "Nothing is on air at that time."
                : HandEdit.Of(item) is { } edit ? Summary(edit, reason)
                : reason is not null ? Summary(reason)
                : schedule.IsCalendar ? "The calendar does not say how it was made."
                : $"This schedule was not made by a plan but came from {schedule.Source}; the event is there because its source says so.",
            Reason = reason is null ? null : Reason(reason),
            Hand = item is null || HandEdit.Of(item) is not { } hand ? null : new HandReply(hand.What.ToWord(), hand.At.ToString())
            {
                By = hand.By,
                From = hand.From?.ToString(),
            },
            WhyNot = absence,
        };
    }

    // What else counts for the plan's rules.
    private static Outcome<PlanHistory> HistoryOf(PlanDocument plan, Schedule schedule, OperationContext context) =>
        ChannelOf(schedule, context).TryGet(out var channel, out var problem)
            ? PlanHistory.Read(plan, channel, SpanOf(schedule), schedule.Id, schedule, context)
            : problem;

    // The channel that the calendar is on, or would be on.
    private static Outcome<string> ChannelOf(Schedule schedule, OperationContext context) =>
        context.Store.Timelines.Load().TryGet(out var timelines, out var problem)
            ? timelines.ChannelsOf(schedule.Id).FirstOrDefault()
                ?? (schedule.Source == Schedule.PlannedSource ? schedule.Name : ChannelTimeline.DefaultChannel)
            : problem;

    private static TimeWindow SpanOf(Schedule schedule) =>
        new(schedule.Events[0].Window.Start, schedule.Events.Max(item => item.Window.End));

    // What else is on air on the channel.
    private static Outcome<PlayedStarts> Others(Schedule schedule, OperationContext context)
    {
        if (!ChannelOf(schedule, context).TryGet(out var channel, out var problem))
        {
            return problem;
        }

        var query = new PlayQuery(channel, SpanOf(schedule), KeptHistory.MaxDays * 24L * 3600, Except: schedule.Id);
        return PlayHistory.Read(query, context).TryGet(out var history, out problem) ? history.Plays : problem;
    }

    private static Outcome<PlanDocument> PlanOf(ExplainRequest request, FillPlan? fill, OperationContext context) =>
        request.Plan is not { } file ? fill!.Plan
        : LoadedPlan.Read(context.Input(file), context).TryGet(out var loaded, out var problem) ? loaded.Plan
        : problem;

    private static ReasonReply Reason(EventReason reason)
    {
        // Two rules may have one name.
        var rejected = new OrderedDictionary<string, int>();
        foreach (var (rule, count) in reason.Rejected)
        {
            rejected[rule] = rejected.GetValueOrDefault(rule) + count;
        }

        return new ReasonReply
        {
            Kind = reason.Kind,
            Source = reason.Source,
            How = reason.How,
            Step = reason.Step,
            Seed = reason.Seed,
            Relaxed = reason.Relaxed,
            Considered = reason.Considered,
            Rejected = rejected,
            Kept = reason.IsKept ? true : null,
        };
    }

    private static string Summary(HandEdit edit, EventReason? reason)
    {
        var what = edit.What switch
        {
            HandEditKind.Added => "Added",
            HandEditKind.Moved => "Moved",
            HandEditKind.Resized => "Made longer or shorter",
            HandEditKind.Replaced => "Put in the place of another",
            _ => "Changed",
        };
        var from = edit.From is { } before ? $" from {before}" : "";
        var source = reason is null || reason.Source.Length == 0 ? "" : $" It came from the {reason.Kind} “{reason.Source}”.";
        return $"{what} by hand{from}, {Words.By(edit.By)}, at {edit.At}: plans leave it where it is.{source}";
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
        var rejected = reason.Rejected.Length == 0
            ? ""
            : "; kept out: " + string.Join(", ", reason.Rejected.Select(entry => $"{entry.Count} by {entry.Rule}"));
        var relaxed = reason.Relaxed == "none" ? "" : $"; to have something on air, a {reason.Relaxed} was relaxed";
        var kept = reason.IsKept && reason.How != Decision.Kept ? " Planned again since, it was kept." : "";
        return $"{why}{source}. Step {reason.Step}, seed {reason.Seed}: {reason.Considered} looked at{rejected}{relaxed}.{kept}";
    }
}
