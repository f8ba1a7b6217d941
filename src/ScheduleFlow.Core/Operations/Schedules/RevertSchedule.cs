using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Makes a schedule what it was in an earlier revision: its content, as a new revision.</summary>
internal static class RevertSchedule
{
    public static Outcome<RevertScheduleReply> Run(RevertScheduleRequest request, OperationContext context)
    {
        if (!RevisionNumber.Parse(request.To).TryGet(out var to, out var problem)
            || !ExpectedRevision.Parse(request.IfRevision).TryGet(out var expected, out problem))
        {
            return problem;
        }

        if (MessageRule.Check(request.Message) is { } tooLong)
        {
            return tooLong;
        }

        // The earlier one is read first: what is replaced has then been read last, and the store need not read it again.
        if (!ScheduleRef.Find(request.Id, context).TryGet(out var id, out problem)
            || !context.Store.Schedules.LoadRevision(id, to).TryGet(out var earlier, out problem)
            || !context.Store.Schedules.Load(id).TryGet(out var current, out problem))
        {
            return problem;
        }

        if (expected.Refusal(current) is { } refused)
        {
            return refused;
        }

        var isThere = current.Revision == to;
        var next = isThere ? current : earlier with { Revision = current.Revision + 1, Change = context.Change(request.Message) };
        if (!isThere && !request.DryRun && !context.Store.Schedules.Replace(next).TryGet(out _, out problem))
        {
            return problem;
        }

        return Reply(current, next, to, context) with
        {
            Unchanged = isThere ? true : null,
            DryRun = request.DryRun ? true : null,
        };
    }

    private static RevertScheduleReply Reply(Schedule before, Schedule after, long to, OperationContext context)
    {
        var summary = ScheduleSummary.Of(after);
        return new RevertScheduleReply
        {
            ScheduleId = summary.Id.ToString(),
            Revision = summary.Revision,
            RevertedTo = to,
            Name = summary.Name,
            Events = summary.Events,
            Start = summary.Start.ToString(),
            End = summary.End.ToString(),
            Changes = DiffRows.Count(ScheduleDiff.Between(before.Events, after.Events)),
            Warnings = context.Store.Notices is { IsEmpty: false } notices ? notices : null,
        };
    }
}
