using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Deletes a backup in the store.</summary>
internal static class DeleteBackup
{
    public static Outcome<DeleteBackupReply> Run(DeleteBackupRequest request, OperationContext context) =>
        context.Store.Backups.Delete(request.Name).TryGet(out var deleted, out var problem)
            ? new DeleteBackupReply { Deleted = deleted }
            : problem;
}
