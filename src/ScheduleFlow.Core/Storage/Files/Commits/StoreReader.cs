using System.Text.Json;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// Reads without a lock (docs/storage.md, "Reading"). A change that is committed but not yet applied, by a living or a dead
/// process, is seen through its record. So every read sees the store before a change or after it.
/// </summary>
internal sealed class StoreReader(IDisk disk, StorePaths paths)
{
    private const int MaxAttempts = 100;
    private const int CompareBytes = 64 * 1024;

    /// <summary>A file's bytes; null: there is none.</summary>
    /// <exception cref="NewerSchemaException">A change that a newer program made is pending.</exception>
    public byte[]? Read(string path)
    {
        if (Pending() is { } pending)
        {
            var relative = paths.Relative(path);
            if (pending.TemporaryOf(relative) is { } temporary)
            {
                // If it is gone, it has its final name by now.
                if (ReadFile(paths.Absolute(temporary)) is { } staged)
                {
                    return staged;
                }
            }
            else if (pending.TakesAway(relative))
            {
                return null;
            }
        }

        return ReadFile(path);
    }

    /// <summary>A file, from its start; the stream can seek. Null: there is none.</summary>
    public Stream? Open(string path)
    {
        // If the staged file is gone by the time that it is opened, it has its final name.
        foreach (var place in (string[])[Place(path), path])
        {
            try
            {
                return disk.OpenRead(place);
            }
            catch (Exception exception) when (DiskProblem.IsAbsence(exception))
            {
                // The next place, or none.
            }
        }

        return null;
    }

    /// <summary>Whether a file has these bytes, without holding it in memory a second time.</summary>
    public bool Has(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Open(path);
        if (file is null || file.Length != bytes.Length)
        {
            return false;
        }

        var buffer = new byte[CompareBytes];
        while (file.Read(buffer) is > 0 and var read)
        {
            if (read > bytes.Length || !bytes[..read].SequenceEqual(buffer.AsSpan(0, read)))
            {
                return false;
            }

            bytes = bytes[read..];
        }

        return bytes.IsEmpty;
    }

    /// <summary>A document; null: it cannot be read. A damaged one stays where it is.</summary>
    public T? ReadOrNull<T>(StoredDocument<T> document)
        where T : notnull =>
        Read(document.Path) is { } bytes && document.Parse(bytes, out _).TryGet(out var value, out _) ? value : default;

    /// <summary>Whether there is a file.</summary>
    public bool Has(string path)
    {
        var pending = Pending();
        var relative = pending is null ? "" : paths.Relative(path);
        return (pending?.TemporaryOf(relative) is { } temporary && disk.Exists(paths.Absolute(temporary)))
            || (disk.Exists(path) && pending?.TakesAway(relative) != true);
    }

    /// <summary>
    /// The ids of the schedules, and on demand the journal with their summaries, all of one moment; null: others change
    /// them too often for that.
    /// </summary>
    public ScheduleFolder? Schedules(bool withIndex)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // Every change of schedules goes through a record and adds to the journal. If neither has changed, nothing has.
            var pending = Pending();
            var length = disk.Length(paths.ScheduleIndex);
            var index = withIndex && length > 0 ? ReadFile(paths.ScheduleIndex) ?? [] : [];
            var folder = Folder(paths.Schedules, pending);
            if (Pending()?.Token == pending?.Token && (!withIndex || index.Length == length) && disk.Length(paths.ScheduleIndex) == length)
            {
                return folder with { Index = index, PendingIndex = pending?.Index?.Lines ?? default };
            }
        }

        return null;
    }

    /// <summary>The ids of the documents in a folder.</summary>
    public ScheduleFolder Documents(string folder) => Folder(folder, Pending());

    /// <summary>The names of the files in a folder.</summary>
    public IEnumerable<string> Names(string folder)
    {
        var names = disk.Names(folder);
        return Pending() is { } pending
            ? names.Where(name => !pending.TakesAway(paths.Relative(Path.Combine(folder, name))))
                .Union(pending.Renames.Where(rename => IsIn(rename.To, folder)).Select(rename => Path.GetFileName(rename.To)))
            : names;
    }

    /// <summary>The names of the generated pages.</summary>
    public IEnumerable<string> PageNames() => Names(paths.GeneratedPages).Where(name => name.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>Where a file's bytes are at the moment.</summary>
    public string Place(string path) =>
        Pending()?.TemporaryOf(paths.Relative(path)) is { } temporary && paths.Absolute(temporary) is var staged && disk.Exists(staged)
            ? staged
            : path;

    /// <summary>The damaged copies of a file that were put aside. Costs nothing in a folder that never had any.</summary>
    public IReadOnlyList<string> Quarantined(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var prefix = Path.GetFileName(path) + StorePaths.CorruptInfix;
        return !disk.Exists(StorePaths.QuarantineMark(folder))
            ? []
            : [.. disk.Names(folder)
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Path.Combine(folder, name))];
    }

    /// <summary>Whether a pending change will rename this temporary file.</summary>
    public bool IsStaged(string temporary) => Pending()?.Renames.Any(rename => rename.From == paths.Relative(temporary)) == true;

    /// <summary>The valid bytes of a journal: a dead change may have begun to add to it, and will be completed.</summary>
    /// <returns>The journal and what a pending change adds.</returns>
    public (ReadOnlyMemory<byte> Journal, ReadOnlyMemory<byte> Pending) Journal(string path)
    {
        var pending = Pending();
        var append = path == paths.Audit ? pending?.Audit : pending?.Index;
        var bytes = (ReadOnlyMemory<byte>)(ReadFile(path) ?? []);
        return append is null ? (bytes, default) : (bytes[..(int)Math.Min(append.At, bytes.Length)], append.Lines);
    }

    /// <summary>The audit log, for reading from its end: its valid length, and what a pending change adds after that.</summary>
    public (Stream Log, long Length, ReadOnlyMemory<byte> Pending) OpenAudit()
    {
        Stream log;
        try
        {
            log = disk.OpenRead(paths.Audit);
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            // The line of the very first change may be only in its record.
            log = Stream.Null;
        }

        // The log is opened before the record is read, so that the end of the log in the record is valid for this file.
        return Pending()?.Audit is { } append ? (log, Math.Min(append.At, log.Length), append.Lines) : (log, log.Length, default);
    }

    /// <summary>The record of a change that is committed but not completely applied; null: there is none.</summary>
    private CommitRecord? Pending()
    {
        try
        {
            return disk.Exists(paths.Commit) ? CommitRecord.Read(disk.ReadAll(paths.Commit)) : null;
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            return null;
        }
        catch (JsonException)
        {
            // It is damaged, so its content is lost. The next writer puts it aside and reports that.
            return null;
        }
    }

    private byte[]? ReadFile(string path)
    {
        // Many files need not be there, and an exception costs more than a question.
        if (!disk.Exists(path) && !disk.HasFolder(path))
        {
            return null;
        }

        try
        {
            return disk.ReadAll(path);
        }
        catch (Exception exception) when (DiskProblem.IsAbsence(exception))
        {
            return null;
        }
    }

    private ScheduleFolder Folder(string folder, CommitRecord? pending)
    {
        var ids = new List<ScheduleId>();
        var quarantined = new List<string>();
        foreach (var name in disk.Names(folder))
        {
            if (IdOf(name) is { } id)
            {
                ids.Add(id);
            }
            else if (StorePaths.IsAside(name))
            {
                quarantined.Add(name);
            }
        }

        if (pending is not null)
        {
            var added = pending.Renames
                .Where(rename => IsIn(rename.To, folder) && (!pending.IsSingleFile || IsOnDisk(rename)))
                .Select(rename => IdOf(Path.GetFileName(rename.To))).OfType<ScheduleId>().ToHashSet();
            var moved = pending.Moves
                .Where(move => IsIn(move.From, folder))
                .Select(move => IdOf(Path.GetFileName(move.From))).OfType<ScheduleId>().ToHashSet();
            var aside = pending.Moves.Where(move => IsIn(move.To, folder)).Select(move => Path.GetFileName(move.To));
            bool Stays(string name) => !pending.TakesAway(paths.Relative(Path.Combine(folder, name)));
            ids = [.. ids.Where(id => !moved.Contains(id) && Stays($"{id}.json")).Union(added)];
            quarantined = [.. quarantined.Where(Stays).Union(aside)];
        }

        return new ScheduleFolder(ids, quarantined);
    }

    // A change of a single file that never reached the disk did not happen (CommitApplier).
    private bool IsOnDisk(CommitRecord.Renaming rename) =>
        disk.Exists(paths.Absolute(rename.From)) || disk.Exists(paths.Absolute(rename.To));

    private bool IsIn(string relative, string folder) => Path.GetDirectoryName(paths.Absolute(relative)) == folder;

    private static ScheduleId? IdOf(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) && ScheduleId.TryParse(Path.GetFileNameWithoutExtension(name), out var id)
            ? id
            : null;
}
