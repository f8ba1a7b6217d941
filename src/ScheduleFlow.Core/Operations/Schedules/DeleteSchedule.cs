using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Deletes one schedule.</summary>
internal static class DeleteSchedule
{
    public static Outcome<DeletedReply> Run(string id, OperationContext context)
    {
        if (!IdText.Parse(id).TryGet(out var scheduleId, out var invalid))
        {
            return invalid;
        }

        return context.Store.Schedules.Delete(scheduleId, context.Now).TryGet(out var deleted, out var problem)
            ? new DeletedReply(deleted.ToString())
            : problem;
    }
}
