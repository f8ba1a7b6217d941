using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Shows a whole schedule, as it is stored.</summary>
internal static class ShowSchedule
{
    public static Outcome<Reply> Run(ShowScheduleRequest request, OperationContext context) =>
        ScheduleRef.Find(request.Id, context).TryGet(out var id, out var problem)
            && context.Store.Schedules.LoadDocument(id).TryGet(out var document, out problem)
            ? new StoredReply(document, context.Store.Notices)
            : problem;
}
