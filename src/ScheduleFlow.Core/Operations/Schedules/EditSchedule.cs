using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Edits a schedule: all edits of a call as one revision, or none.</summary>
internal static class EditSchedule
{
    private const long SecondsPerHour = 3600;

    public static Outcome<Reply> Run(EditScheduleRequest request, OperationContext context)
    {
        // Read the edits.
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem)
            || !SentEdits.Read(request, repeat, context).TryGet(out var call, out problem)
            || !WithPools(call.Edits, context).TryGet(out var edits, out problem)
            || !ScheduleRef.Find(request.Id, context).TryGet(out var id, out problem))
        {
            return problem;
        }

        if (MessageRule.Check(call.Message) is { } tooLong)
        {
            return tooLong;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        // Make them.
        if (!context.Store.Schedules.Load(id).TryGet(out var current, out problem))
        {
            return problem;
        }

        if (new ExpectedRevision(call.IfRevision).Refusal(current) is { } refused)
        {
            return refused;
        }

        var terms = Terms(current, call, context);
        if (!ScheduleEditor.Apply(current, edits, terms).TryGet(out var edited, out problem)
            || !CooldownFindings.Of(edited, terms.CooldownSeconds, context).TryGet(out var cooldown, out problem))
        {
            return problem;
        }

        var isSame = edited.Touched.IsEmpty && edited.Schedule.Name == current.Name && edited.Schedule.Description == current.Description;
        var reply = EditReplies.Of(current, isSame ? edited with { Schedule = current } : edited, cooldown, call.DryRun, context);

        // Store, and answer.
        return isSame || call.DryRun
            ? reply
            : repeat.Change(reply, context, kept => context.Store.Schedules.Replace(edited.Schedule with { Change = context.Change(call.Message) }, kept));
    }

    private static EditTerms Terms(Schedule current, EditCall call, OperationContext context)
    {
        var terms = CalendarTerms.Of(current, context);
        return call.CooldownHours is { } hours ? terms with { CooldownSeconds = (long)(hours * SecondsPerHour) } : terms;
    }

    private static Outcome<ImmutableArray<Edit>> WithPools(ImmutableArray<Edit> edits, OperationContext context)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            if (edits[i] is FillEdit { Pool: { } pool } fill)
            {
                if (!PoolSource.Read(context.Input(pool), context).TryGet(out var document, out var problem))
                {
                    return problem;
                }

                edits = edits.SetItem(i, fill with { Items = document.Items });
            }
        }

        return edits;
    }
}
