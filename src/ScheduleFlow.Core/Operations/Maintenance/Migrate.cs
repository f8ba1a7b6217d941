using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Migrates the whole store to this program's schema.</summary>
internal static class Migrate
{
    public static Outcome<MigrateReply> Run(MigrateRequest request, OperationContext context) =>
        context.Store.Maintenance.Migrate(request.DryRun).TryGet(out var migration, out var problem)
            ? Reply(migration, request.DryRun, [.. migration.Warnings, .. context.Store.Notices])
            : problem;

    private static MigrateReply Reply(Migration migration, bool isDryRun, ImmutableArray<string> warnings) => new()
    {
        DryRun = isDryRun,
        Migrated = migration.Migrated,
        Current = migration.Current,
        Newer = migration.Newer,
        Documents = migration.Documents.ToRows(document => new MigratedRow(document.Path, document.From, document.To)),
        Warnings = warnings.IsEmpty ? null : warnings,
    };
}
