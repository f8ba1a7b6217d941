using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Deletes one schedule.</summary>
internal static class DeleteSchedule
{
    public static Outcome<DeleteScheduleReply> Run(DeleteScheduleRequest request, OperationContext context)
    {
        if (!ScheduleRef.Find(request.Id, context).TryGet(out var id, out var problem))
        {
            return problem;
        }

        var timelines = context.Store.Timelines.Load();
        return context.Store.Schedules.Delete(id).TryGet(out var deleted, out problem)
            ? new DeleteScheduleReply
            {
                Deleted = deleted.ToString(),
                UnpublishedFrom = timelines.TryGet(out var published, out _) ? [.. published.ChannelsOf(id)] : null,
            }
            : problem;
    }
}
