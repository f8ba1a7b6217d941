using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Operations.Archives;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Writes the whole store at one moment into an archive, while others write to it (docs/storage.md, "Backup").</summary>
internal static class Backup
{
    public static Outcome<Reply> Run(BackupRequest request, OperationContext context)
    {
        if (request.File == InputSource.StandardInput)
        {
            return ToStream(context.Outside.OpenOutput, context).TryGet(out _, out var broken) ? new DocumentWritten() : broken;
        }

        var made = request.File is { } path ? ToFile(path, request.Force, context) : ToStore(context);
        return made.TryGet(out var reply, out var problem) ? reply : problem;
    }

    /// <summary>Adds an archive to the backups in the store, named by the present.</summary>
    private static Outcome<BackupReply> ToStore(OperationContext context)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        try
        {
            if (!Prepare(context).TryGet(out var prepared, out var problem))
            {
                return problem;
            }

            using (prepared)
            {
                var hash = "";
                var time = string.Concat(context.Now.ToString().Where(char.IsAsciiLetterOrDigit));
                var added = context.Store.Backups.Add($"backup-{time}.tar.gz", output => hash = prepared.Write(output));
                return added.TryGet(out var file, out problem)
                    ? prepared.Reply(file, hash)
                    : problem;
            }
        }
        catch (ArchiveException exception)
        {
            return exception.Problem;
        }
    }

    /// <summary>Writes the archive to a file, durably and as a whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="force">Whether it may exist.</param>
    /// <param name="context">The store and the time.</param>
    public static Outcome<BackupReply> ToFile(string path, bool force, OperationContext context)
    {
        var target = ExportTarget.Path(path);
        if ((OpenSsl.Missing ?? target.Check() ?? Refusal(path, force, context)) is { } refused)
        {
            return refused;
        }

        try
        {
            if (!Prepare(context).TryGet(out var prepared, out var problem))
            {
                return problem;
            }

            using (prepared)
            {
                DropDeadTemporaries(PathRules.Resolve(path));
                var hash = "";
                var written = target.Write(context.Store, output => hash = prepared.Write(output), isPrivate: true);
                return written.TryGet(out var file, out problem)
                    ? prepared.Reply(file, hash)
                    : problem;
            }
        }
        catch (ArchiveException exception)
        {
            return exception.Problem;
        }
    }

    /// <summary>
    /// Writes the archive to a stream as it is made. A problem after its first byte leaves a part of an archive, which no
    /// restore takes.
    /// </summary>
    public static Outcome<int> ToStream(Func<Stream> open, OperationContext context)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        try
        {
            if (!Prepare(context).TryGet(out var prepared, out var problem))
            {
                return problem;
            }

            using (prepared)
            using (var output = open())
            {
                prepared.Write(output);
                return prepared.Manifest.Files.Length;
            }
        }
        catch (ArchiveException exception)
        {
            return exception.Problem;
        }
    }

    private static Problem? Refusal(string path, bool force, OperationContext context)
    {
        if (context.Store.Maintenance.DataFolder is { } folder && PathRules.IsInside(PathRules.Resolve(path), PathRules.Resolve(folder)))
        {
            return new Problem(ErrorType.Validation, $"“{path}” is in the data folder, which is being backed up.")
            {
                Hint = "Name a file elsewhere, best on another disk.",
            };
        }

        return !force && File.Exists(path)
            ? new Problem(ErrorType.Conflict, $"“{path}” exists already.") { Hint = "Name another file, or replace it with --force." }
            : null;
    }

    private static Outcome<Prepared> Prepare(OperationContext context)
    {
        if (!context.Store.Maintenance.OpenSnapshot().TryGet(out var snapshot, out var problem))
        {
            return problem;
        }

        try
        {
            var warnings = ImmutableArray.CreateBuilder<string>();
            var manifest = ArchiveWriter.Manifest(snapshot, context.Now, warnings);
            warnings.AddRange(snapshot.LeftOut.Select(left => $"“{left.Path}” is not in the backup: {left.Why}."));
            return new Prepared(snapshot, manifest, warnings.ToImmutable());
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            snapshot.Dispose();
            return DiskProblem.From(exception, context.Store.Maintenance.DataFolder ?? "the store");
        }
        catch
        {
            // Only for clean-up; it is not handled here.
            snapshot.Dispose();
            throw;
        }
    }

    // A killed backup leaves a temporary file beside its target. Nothing holds its lock any more.
    private static void DropDeadTemporaries(string path)
    {
        try
        {
            var disk = PhysicalDisk.Instance;
            var folder = Path.GetDirectoryName(path)!;
            foreach (var name in disk.Names(folder).Where(name => DurableFile.IsTemporaryOf(name, path)).ToList())
            {
                var temporary = Path.Combine(folder, name);
                using var dead = disk.TryLock(temporary, create: false);
                if (dead is not null)
                {
                    disk.Delete(temporary);
                }
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // The file only costs space, and the next backup tries again.
        }
    }

    private sealed record Prepared(IStoreSnapshot Snapshot, BackupManifest Manifest, ImmutableArray<string> Warnings) : IDisposable
    {
        /// <returns>The archive's SHA-256.</returns>
        public string Write(Stream output)
        {
            using var hashed = new HashedOutput(output);
            ArchiveWriter.Write(hashed, Manifest, Snapshot);
            return hashed.Sha256();
        }

        public BackupReply Reply(StoredFile file, string hash) => new()
        {
            Path = file.Path,
            File = file.Name,
            Size = file.Size,
            Files = Manifest.Files.Length,
            Bytes = Manifest.Bytes,
            Schedules = Manifest.Schedules,
            Playlists = Manifest.Playlists,
            Created = Manifest.Created.ToString(),
            Sha256 = hash,
            Warnings = Warnings.IsEmpty ? null : Warnings,
        };

        public void Dispose() => Snapshot.Dispose();
    }
}
