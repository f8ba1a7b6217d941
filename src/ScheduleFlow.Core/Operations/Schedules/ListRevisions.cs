using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Lists the revisions of a schedule.</summary>
internal static class ListRevisions
{
    public static Outcome<ListRevisionsReply> Run(ListRevisionsRequest request, OperationContext context) =>
        ScheduleRef.Find(request.Id, context).TryGet(out var id, out var problem)
            && context.Store.Schedules.Revisions(id, request.Limit).TryGet(out var list, out problem)
            ? new ListRevisionsReply
            {
                ScheduleId = id.ToString(),
                Revisions = list.Revisions.ToRows(Row),
                Count = list.Revisions.Length,
                Total = list.Total,
                Warnings = list.Warnings.IsEmpty ? null : list.Warnings,
            }
            : problem;

    private static RevisionRow Row(ScheduleRevision revision) => new()
    {
        Revision = revision.Revision,
        At = (revision.Change?.At ?? revision.Imported).ToString(),
        By = revision.Change?.By,
        Verb = revision.Change?.Verb,
        Message = revision.Change?.Message,
        Name = revision.Name,
        Events = revision.Events,
        Start = revision.Start.ToString(),
        End = revision.End.ToString(),
        ContentHash = revision.ContentHash,
        Size = revision.Bytes,
    };
}
