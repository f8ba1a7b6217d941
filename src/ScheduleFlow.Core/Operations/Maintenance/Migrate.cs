using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Brings the whole store to the schema of this program.</summary>
internal static class Migrate
{
    public static Outcome<MigrationReply> Run(bool dryRun, OperationContext context) =>
        context.Store.Maintenance.Migrate(dryRun).TryGet(out var migration, out var problem)
            ? new MigrationReply(migration, dryRun, [.. migration.Warnings, .. context.Store.Notices])
            : problem;
}
