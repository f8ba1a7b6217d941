using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Operations.Archives;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>
/// Puts a backup in the place of all that the store holds (docs/storage.md, "Restore"). The whole archive is read and
/// checked before anything changes; then everything changes at once.
/// </summary>
internal static class Restore
{
    public static Outcome<RestoreReply> Run(InputSource archive, RestoreMode mode, OperationContext context)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        try
        {
            return (archive with { MaxBytes = long.MaxValue }).Read(input => ArchiveReader.Read<RestoreReply>(
                input,
                _ => context.Store.Maintenance.BeginRestoration(mode),
                (manifest, restoration) => restoration.Commit().TryGet(out var replaced, out var problem)
                    ? Reply(manifest, mode, replaced)
                    : problem));
        }
        catch (ArchiveException exception)
        {
            return exception.Problem;
        }
    }

    private static RestoreReply Reply(BackupManifest manifest, RestoreMode mode, bool replaced) => new()
    {
        Mode = mode,
        Files = manifest.Files.Length,
        Bytes = manifest.Bytes,
        Schedules = manifest.Schedules,
        Playlists = manifest.Playlists,
        Created = manifest.Created,
        Product = manifest.Product,
        Replaced = replaced,
        Warnings = [.. manifest.Files.Where(file => !file.IsReadable).Select(file => $"“{file.Path}” was damaged already when the backup was made.").Take(Limits.MaxListed)],
    };
}
