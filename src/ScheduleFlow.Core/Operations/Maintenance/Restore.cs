using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Operations.Archives;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>
/// Replaces all that the store holds with a backup (docs/storage.md, "Restore"). The whole archive is read and checked
/// before anything changes; then everything changes at once.
/// </summary>
internal static class Restore
{
    public static Outcome<RestoreReply> Run(RestoreRequest request, OperationContext context)
    {
        var mode = request.Verify ? RestoreMode.Verify : request.Replace ? RestoreMode.Replace : RestoreMode.IntoEmpty;
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        try
        {
            return (context.Input(request.File) with { MaxBytes = long.MaxValue }).Read(input => ArchiveReader.Read<RestoreReply>(
                input,
                _ => context.Store.Maintenance.BeginRestoration(mode, request.WithKeys),
                (manifest, restoration) => restoration.Commit().TryGet(out var replaced, out var problem)
                    ? Reply(manifest, mode, replaced, restoration.Access)
                    : problem));
        }
        catch (ArchiveException exception)
        {
            return exception.Problem;
        }
    }

    private static RestoreReply Reply(BackupManifest manifest, RestoreMode mode, bool replaced, RestoredAccess access)
    {
        var counts = new RestoredCounts(manifest.Files.Length, manifest.Bytes, manifest.Schedules, manifest.Playlists);
        ImmutableArray<string> warnings =
        [
            .. manifest.Files
                .Where(file => !file.IsReadable)
                .Select(file => $"“{file.Path}” was already damaged when the backup was made.")
                .Take(Limits.MaxListed),
        ];
        return new RestoreReply
        {
            Verified = mode == RestoreMode.Verify ? counts : null,
            Restored = mode == RestoreMode.Verify ? null : counts,
            Created = manifest.Created.ToString(),
            Product = manifest.Product,
            Replaced = replaced,
            Keys = access.Keys.IsEmpty ? null : access.Keys.ToRows(key => new RestoredKey(key.Id, key.Name, key.Role)),
            Users = access.Users.IsEmpty ? null : access.Users,
            LeftOut = access.LeftOut.IsEmpty ? null : access.LeftOut,
            Warnings = warnings.IsEmpty ? null : warnings,
        };
    }
}
