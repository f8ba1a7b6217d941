using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Storage;
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

        // 2. What is on, and when it ends.
        if (!OnAirNow.Find(request.Channel, context).TryGet(out var now, out problem) || !terms.EndOf(now, context).TryGet(out var end, out problem))
        {
            return problem;
        }

        if (expected.Refusal(now.Schedule) is { } refused)
        {
            return refused;
        }

        if (now.Border < end && end > now.On.Window.End)
        {
            return Refusals.TakenOver(now.On.Event, end, now.Border.Value);
        }

        // 3. What follows.
        CalendarPlace? place = null;
        EditedSchedule? edited;
        var moves = CalendarTerms.Of(now.Schedule, context);
        if (plan is null)
        {
            if (!Moved(now, end, terms, moves).TryGet(out edited, out problem))
            {
                return problem;
            }
        }
        else if (PlannedAgain.Make(now, end, plan, context).TryGet(out var again, out problem))
        {
            (edited, place) = (again.Edited, again.Place);
        }
        else
        {
            return problem;
        }

        // 4. Store, and answer.
        var isSame = edited.Touched.IsEmpty;
        var reply = OverrunReplies.Of(now, end, isSame ? edited with { Schedule = now.Schedule } : edited, moves.CooldownSeconds, request, context);
        return isSame || request.IsDryRun ? reply : repeat.Change(reply, context, kept =>
        {
            var changed = edited.Schedule with { Change = context.Change(request.Message) };
            return place is null
                ? context.Store.Schedules.Replace(changed, kept)
                : context.Store.Schedules.ReplaceCalendar(changed, place, kept);
        });
    }

    private static Outcome<EditedSchedule> Moved(OnAirNow now, Instant end, OverrunTerms terms, EditTerms moves)
    {
        var on = now.On.Event;
        var reference = EventReference.Parse($"{on.Id}@{on.Window.Start}", zone: null).Reference!;
        var edit = new OverrunEdit(reference, end) { Border = now.Border, IsFiller = CalendarTerms.IsFiller, LeastSeconds = terms.LeastSeconds };
        return ScheduleEditor.Apply(now.Schedule, [edit], moves);
    }
}
