using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Lists the backups in the store.</summary>
internal static class ListBackups
{
    public static Outcome<ListBackupsReply> Run(ListBackupsRequest _, OperationContext context)
    {
        if (!context.Store.Backups.List().TryGet(out var backups, out var problem))
        {
            return problem;
        }

        return new ListBackupsReply
        {
            Backups = backups.ToRows(file => new BackupRow(file.Name, file.Size, file.Modified.ToString())),
            Count = backups.Length,
        };
    }
}
