using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Writes a backup in the store to standard output, as it is.</summary>
internal static class ExportBackup
{
    public static Outcome<Reply> Run(ExportBackupRequest request, OperationContext context)
    {
        if (!context.Store.Backups.Open(request.Name).TryGet(out var archive, out var problem))
        {
            return problem;
        }

        using (archive)
        using (var output = context.Outside.OpenOutput())
        {
            archive.CopyTo(output);
        }

        return new DocumentWritten();
    }
}
