using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Deletes every schedule, if the caller confirms it.</summary>
internal static class DeleteAllSchedules
{
    private const string Confirmation = DeleteAllSchedulesRequest.Confirmation;

    public static Outcome<DeleteAllSchedulesReply> Run(DeleteAllSchedulesRequest request, OperationContext context)
    {
        if (request.Confirm != Confirmation)
        {
            return new Problem(ErrorType.Validation, "Deleting every schedule must be confirmed; nothing was deleted.")
            {
                Hint = $"Pass --confirm {Confirmation} (in REST: {{\"confirm\":\"{Confirmation}\"}}).",
            };
        }

        return context.Store.Schedules.DeleteAll().TryGet(out var count, out var problem)
            ? new DeleteAllSchedulesReply { Deleted = count }
            : problem;
    }
}
