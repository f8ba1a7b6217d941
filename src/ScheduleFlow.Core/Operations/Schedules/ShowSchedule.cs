using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Shows a whole schedule, or an earlier revision of it, as it is stored.</summary>
internal static class ShowSchedule
{
    public static Outcome<Reply> Run(ShowScheduleRequest request, OperationContext context) =>
        Find(request, context).TryGet(out var named, out var problem)
            && Document(named.Id, named.Revision, context.Store.Schedules).TryGet(out var document, out problem)
            ? Reply(document, named.Id, context)
            : problem;

    // In a shell, ID@3 is revision 3, unless no schedule is named so without it: a name may end like a revision.
    private static Outcome<(ScheduleId Id, string? Revision)> Find(ShowScheduleRequest request, OperationContext context)
    {
        if (request.Revision is null && !context.Outside.TakesWholeIds && RevisionNumber.Split(request.Id) is var (schedule, revision)
            && (ScheduleRef.Find(schedule, context).TryGet(out var id, out var problem) || problem.Type != ErrorType.NotFound))
        {
            return problem is null ? (id, revision.ToString(CultureInfo.InvariantCulture)) : problem;
        }

        return ScheduleRef.Find(request.Id, context).TryGet(out id, out problem) ? (id, request.Revision) : problem;
    }

    private static StoredReply Reply(ReadOnlyMemory<byte> document, ScheduleId id, OperationContext context)
    {
        var published = PublishedOn.Read(context);
        return new StoredReply(document, [.. context.Store.Notices.Union(published.Warnings)])
        {
            Added = published.Of(id) is { } channels ? [("published_on", channels)] : [],
        };
    }

    private static Outcome<ReadOnlyMemory<byte>> Document(ScheduleId id, string? revision, IScheduleStore schedules) =>
        revision is null ? schedules.LoadDocument(id)
        : RevisionNumber.Parse(revision).TryGet(out var number, out var problem) ? schedules.LoadRevisionDocument(id, number)
        : problem;
}
