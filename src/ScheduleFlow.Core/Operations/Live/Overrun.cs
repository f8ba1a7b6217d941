using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Live;

/// <summary>Lets what is on air on a channel go on longer, or end early; what follows is moved, cut, dropped or planned again.</summary>
internal static class Overrun
{
    public static Outcome<Reply> Run(OverrunRequest request, OperationContext context)
    {
        // 1. Read the request.
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem)
            || !OverrunTerms.Read(request, context).TryGet(out var terms, out problem)
            || !ExpectedRevision.Parse(request.IfRevision).TryGet(out var expected, out problem))
        {
            return problem;
        }

        if (MessageRule.Check(request.Message) is { } tooLong)
        {
            return tooLong;
        }

        LoadedPlan? plan = null;
        if (request.Plan is { } file && !LoadedPlan.Read(repeat.Watch(context.Input(file)), context).TryGet(out plan, out problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        // 2. What is on, when it ends, and what follows.
        if (!OnAirNow.Find(request.Channel, context).TryGet(out var now, out problem)
            || !terms.EndOf(now, context).TryGet(out var end, out problem))
        {
            return problem;
        }

        if (expected.Refusal(now.Schedule) is { } refused)
        {
            return refused;
        }

        var moves = CalendarTerms.Of(now.Schedule, context);
        if (!Made(now, end, terms, moves, plan, context).TryGet(out var made, out problem)
            || !CooldownFindings.Of(made.Edited, moves.CooldownSeconds, context).TryGet(out var cooldown, out problem))
        {
            return problem;
        }

        // 3. Store, and answer.
        var isSame = made.Edited.Touched.IsEmpty;
        var edited = isSame ? made.Edited with { Schedule = now.Schedule } : made.Edited;
        var reply = OverrunReplies.Of(now, end, edited, cooldown, request, context);
        return isSame || request.IsDryRun ? reply : repeat.Change(reply, context, kept =>
        {
            var changed = edited.Schedule with { Change = context.Change(request.Message) };
            return made.Place is null
                ? context.Store.Schedules.Replace(changed, kept)
                : context.Store.Schedules.ReplaceCalendar(changed, made.Place, kept);
        });
    }

    private static Outcome<PlannedAgain> Made(
        OnAirNow now, Instant end, OverrunTerms terms, EditTerms moves, LoadedPlan? plan, OperationContext context)
    {
        var on = now.On.Event;
        if (now.Border < end && end > now.On.Window.End)
        {
            return Refusals.TakenOver(on, end, now.Border.Value);
        }

        if (plan is not null)
        {
            return PlannedAgain.Make(now, end, plan, context);
        }

        var edit = new OverrunEdit(EventReference.Parse($"{on.Id}@{on.Window.Start}", zone: null).Reference!, end)
        {
            Border = now.Border,
            IsFiller = CalendarTerms.IsFiller,
            LeastSeconds = terms.LeastSeconds,
        };
        return ScheduleEditor.Apply(now.Schedule, [edit], moves).TryGet(out var edited, out var problem)
            ? new PlannedAgain(edited, null)
            : problem;
    }
}
