using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Deletes every schedule, if the caller says the words.</summary>
internal static class DeleteAllSchedules
{
    public const string Confirmation = "DELETE_ALL_SCHEDULES";

    public static Outcome<DeletedAllReply> Run(string? confirm, OperationContext context)
    {
        if (confirm != Confirmation)
        {
            return new Problem(ErrorType.Validation, "Deleting every schedule must be confirmed; nothing was deleted.")
            {
                Hint = $"Pass --confirm {Confirmation} (in REST: {{\"confirm\":\"{Confirmation}\"}}).",
            };
        }

        return context.Store.Schedules.DeleteAll(context.Now).TryGet(out var count, out var problem) ? new DeletedAllReply(count) : problem;
    }
}
