using System.Buffers;
using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>
/// One change of the store, from its first temporary file to the last step of its commit (docs/storage.md, "Commit"):
/// <code>
///   (1) marker ─▶ (2) stage, fsync ─▶ (3) lock, complete the dead, sweep ─▶ (4) check
///       ─▶ (5) record: temp, fsync, rename, fsync the folder = done ─▶ (6) apply ─▶ (7) unlock, marker gone
/// </code>
/// A failure before the end of (5) undoes the change; after it, the next writer completes the change.
/// </summary>
internal sealed class Change : IDisposable
{
    private readonly IDisk _disk;
    private readonly StorePaths _paths;
    private readonly ChangeOrigin _origin;
    private readonly Action<Notice> _report;
    private readonly InFlight _inFlight;
    private readonly List<(string Temporary, string Path)> _staged = [];
    private readonly List<string> _deletes = [];
    private readonly List<string> _deletedFolders = [];
    private readonly HashSet<string> _newFolders = [];
    private readonly List<(string From, string To)> _moves = [];
    private readonly ArrayBufferWriter<byte> _index = new(1024);
    private readonly List<AuditEntry> _audit = [];
    private bool _indexIsTruth;
    private StoreLock? _lock;
    private bool _isCommitted;

    private Change(IDisk disk, StorePaths paths, ChangeOrigin origin, Action<Notice> report, InFlight inFlight)
    {
        _disk = disk;
        _paths = paths;
        _origin = origin;
        _report = report;
        _inFlight = inFlight;
    }

    /// <summary>(1)</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="paths">The store.</param>
    /// <param name="origin">Whose change it is.</param>
    /// <param name="report">Gets what a dead change has left behind and cannot be mended.</param>
    public static Change Begin(IDisk disk, StorePaths paths, ChangeOrigin origin, Action<Notice> report)
    {
        if (disk.CreateFolder(paths.Root) && Path.GetDirectoryName(Path.GetFullPath(paths.Root)) is { } parent)
        {
            disk.FlushFolder(parent);
        }

        return new Change(disk, paths, origin, report, InFlight.Begin(disk, paths));
    }

    /// <summary>(2) Writes a file that gets its name with the commit.</summary>
    public void Stage(string path, Action<Stream> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (_disk.CreateFolder(folder))
        {
            _newFolders.Add(folder);
        }

        var temporary = DurableFile.Temporary(path, _inFlight.Token);
        DurableFile.Stage(_disk, temporary, content, _paths.IsPrivate(path));
        _staged.Add((temporary, path));
    }

    /// <summary>Removes a staged file.</summary>
    public void Unstage(string path)
    {
        foreach (var staged in _staged.Where(staged => staged.Path == path).ToList())
        {
            _disk.Delete(staged.Temporary);
            _staged.Remove(staged);
        }
    }

    /// <summary>
    /// Makes a second name for a file, which is removed with the change: for a reader that continues without the lock and
    /// commits nothing.
    /// </summary>
    public string Link(string path)
    {
        if (_staged.Count == 0)
        {
            _disk.CreateFolder(_paths.Snapshots);
        }

        var link = DurableFile.Temporary(Path.Combine(_paths.Snapshots, $"{_staged.Count}"), _inFlight.Token);
        _disk.Link(path, link);
        _staged.Add((link, path));
        return link;
    }

    /// <summary>Frees the lock of a change that commits nothing.</summary>
    public void Unlock() => _lock?.Dispose();

    /// <summary>Keeps a file's present content as its backup, with the commit.</summary>
    public void StageBackup(string path, ReadOnlyMemory<byte> bytes) =>
        Stage(StorePaths.Backup(path), output => output.Write(bytes.Span));

    /// <summary>
    /// The same under the lock for a file that the change replaces, without writing its bytes again: they stay what they
    /// are under a second name, as no file is written in place.
    /// </summary>
    public void LinkBackup(string path, ReadOnlyMemory<byte> bytes)
    {
        var backup = StorePaths.Backup(path);
        var temporary = DurableFile.Temporary(backup, _inFlight.Token);
        if (_disk.Link(path, temporary))
        {
            _staged.Add((temporary, backup));
            return;
        }

        // A copy, of which nobody knows when it is on disk.
        _disk.Delete(temporary);
        StageBackup(path, bytes);
    }

    /// <summary>(3) From here on the store does not change until the commit.</summary>
    /// <returns>False: others held the lock for the whole wait.</returns>
    public bool TryLock(TimeSpan maxWait)
    {
        _lock = StoreLock.TryAcquire(_disk, _paths, maxWait);
        if (_lock is null)
        {
            return false;
        }

        CommitApplier.Complete(_disk, _paths, AsideName, _report);
        InFlight.Sweep(_disk, _paths, _inFlight.Token);
        return true;
    }

    /// <summary>An unused name for a damaged file.</summary>
    public string AsideName(string path)
    {
        var time = _origin.Now.ToString().Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        var aside = path + StorePaths.CorruptInfix + time;
        for (var again = 2; _disk.Exists(aside); again++)
        {
            aside = $"{path}{StorePaths.CorruptInfix}{time}-{again}";
        }

        return aside;
    }

    public void Delete(string path) => _deletes.Add(path);

    /// <summary>Deletes a folder with the files in it, which must be of no other change.</summary>
    public void DeleteFolder(string folder) => _deletedFolders.Add(folder);

    /// <summary>Puts a damaged file aside.</summary>
    public void MoveAside(string path, string aside) => _moves.Add((path, aside));

    public void IndexAdded(ImmutableArray<ScheduleSummary> summaries) => ScheduleIndex.WriteAdded(_index, summaries);

    /// <summary>As <see cref="IndexAdded"/>, for a schedule whose older line must not count again after a power cut.</summary>
    public void IndexReplaced(ScheduleSummary summary)
    {
        ScheduleIndex.WriteAdded(_index, [summary]);
        _indexIsTruth = true;
    }

    public void IndexDeleted(ImmutableArray<ScheduleId> ids)
    {
        ScheduleIndex.WriteDeleted(_index, ids);
        _indexIsTruth = true;
    }

    /// <summary>The change in a line: who, when, what, on what, how much. Never payloads or keys.</summary>
    /// <param name="ids">What it was done to; the first of them are listed, all are counted.</param>
    /// <param name="events">How many events came with it; null where that says nothing.</param>
    /// <param name="action">What was done, where it is not what the verb says.</param>
    /// <param name="bytes">How large the file is that was written; null where that says nothing.</param>
    /// <param name="revision">The revision that a schedule gets; null where that says nothing.</param>
    /// <param name="channels">The channels whose timeline changes; null: unknown, so any channel's may.</param>
    public void Audit(
        IEnumerable<string> ids,
        long? events = null,
        string? action = null,
        long? bytes = null,
        long? revision = null,
        ImmutableArray<string>? channels = null)
    {
        var (listed, count) = (ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var id in ids)
        {
            if (count++ < Limits.MaxListed)
            {
                listed.Add(id);
            }
        }

        Audit(new AuditEntry
        {
            Time = _origin.Now.ToString(),
            RequestId = _origin.RequestId,
            Actor = _origin.Actor,
            Verb = _origin.Verb,
            Action = action,
            Ids = listed.ToImmutable(),
            Count = count,
            Events = events,
            Revision = revision,
            Channels = channels,
            Bytes = bytes,
            Sources = _origin.Sources,
        });
    }

    /// <summary>A line of the audit log that is not about the change.</summary>
    public void Audit(AuditEntry entry) => _audit.Add(entry);

    /// <summary>How large a staged file is.</summary>
    public long BytesOf(string path) => _disk.Length(_staged.Find(staged => staged.Path == path).Temporary);

    /// <summary>(5) and (6). When it returns, the change is durable.</summary>
    public void Commit()
    {
        var record = Record();
        if (!record.IsSingleFile)
        {
            // A lone file is spared this: its name is flushed anyway before the change is acknowledged.
            FlushStagedNames();
        }

        // (5)
        var temporary = DurableFile.Temporary(_paths.Commit, _inFlight.Token);
        DurableFile.Stage(_disk, temporary, record.Write, isPrivate: true); // it has the audit log's line in it
        try
        {
            _disk.Rename(temporary, _paths.Commit);
            _disk.FlushFolder(_paths.Root);
        }
        catch
        {
            // It is only undone here, not handled.
            Undo(temporary);
            throw;
        }

        // (6)
        _isCommitted = true;
        try
        {
            CommitApplier.Apply(_disk, _paths, record, _report);
            CompactIndex(record.Index);
            if (!record.Moves.IsEmpty)
            {
                // The record must not reappear: another change may already have replaced the file, and it would move that.
                _disk.FlushFolder(_paths.Root);
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // The change is on disk in its record: readers see it, and the next writer completes it.
            _inFlight.IsLeft = true;
            if (record.IsSingleFile)
            {
                FlushStagedNames();
            }
        }
    }

    /// <summary>(7)</summary>
    public void Dispose()
    {
        _lock?.Dispose();
        try
        {
            foreach (var (temporary, _) in _isCommitted || _inFlight.IsLeft ? [] : _staged)
            {
                _disk.Delete(temporary);
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            _inFlight.IsLeft = true;
        }

        _inFlight.Dispose();
    }

    /// <summary>
    /// Waits until the names of the temporary files are on disk, so that a power cut cannot take one and leave the record.
    /// </summary>
    public void FlushStagedNames()
    {
        // Loops, as Select on another query is looked up at run time in a native worker (docs/performance.md).
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, path) in _staged)
        {
            folders.Add(Path.GetDirectoryName(path)!);
        }

        foreach (var folder in _newFolders)
        {
            if (folder != _paths.Root)
            {
                folders.Add(Path.GetDirectoryName(folder)!);
            }
        }

        foreach (var folder in folders)
        {
            _disk.FlushFolder(folder);
        }
    }

    private CommitRecord Record() => new()
    {
        Token = _inFlight.Token,
        Moves = [.. _moves.Select(move => new CommitRecord.Renaming(_paths.Relative(move.From), _paths.Relative(move.To)))],
        Deletes = [.. _deletes.Select(_paths.Relative)],
        Folders = [.. _deletedFolders.Select(_paths.Relative)],
        Renames = [.. _staged.Select(staged => new CommitRecord.Renaming(_paths.Relative(staged.Temporary), _paths.Relative(staged.Path)))],
        Index = Lines(_paths.ScheduleIndex, _index.WrittenMemory, _indexIsTruth),
        Audit = AuditLines(),
    };

    // Under the lock, so nobody adds a line between the one that is read here and ours.
    private CommitRecord.JournalAppend? AuditLines()
    {
        if (_audit.Count == 0)
        {
            return null;
        }

        var journal = _staged.Find(staged => staged.Path == _paths.Audit).Temporary ?? _paths.Audit;
        var link = AuditTail.Link(_disk, journal);
        var lines = new ArrayBufferWriter<byte>(512);
        for (var i = 0; i < _audit.Count; i++)
        {
            // The first line is the change's own.
            var entry = i > 0 || _audit[i].Result != AuditEntry.Success ? _audit[i] : _audit[i] with { Changed = Changed(_audit[i]) };
            link = AuditChain.Append(lines, link, AuditLine.ToUtf8(entry).Span);
        }

        return Lines(_paths.Audit, lines.WrittenMemory, flush: true);
    }

    private ImmutableArray<string> Changed(AuditEntry entry)
    {
        var files = ImmutableArray.CreateBuilder<string>(_staged.Count + _deletes.Count + _moves.Count);
        _staged.ForEach(staged => files.Add(_paths.Relative(staged.Path)));
        _deletes.ForEach(path => files.Add(_paths.Relative(path)));
        _moves.ForEach(move => files.Add(_paths.Relative(move.From)));
        var isIndexed = _index.WrittenCount > 0 || entry.Ids.Contains(_paths.Relative(_paths.ScheduleIndex));
        return ChangedFiles.Nouns(files.MoveToImmutable(), entry, isIndexed);
    }

    private CommitRecord.JournalAppend? Lines(string journal, ReadOnlyMemory<byte> lines, bool flush)
    {
        if (lines.IsEmpty)
        {
            return null;
        }

        // A journal that the change itself stages has its name by the time its lines are added.
        var staged = _staged.Find(staged => staged.Path == journal).Temporary;

        // A line that a power cut left torn ends here, and is skipped from now on.
        var (length, endsLine) = _disk.End(staged ?? journal);
        return new CommitRecord.JournalAppend(length, endsLine ? lines : (byte[])[(byte)'\n', .. lines.Span], flush);
    }

    private void Undo(string temporary)
    {
        try
        {
            _disk.Delete(_paths.Commit);
            _disk.Delete(temporary);
            _disk.FlushFolder(_paths.Root);
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // Whether the record is on disk is unknown now: the files it names must stay until the next writer looks.
            _inFlight.IsLeft = true;
        }
    }

    // It only saves reading time: if it fails, a later change tries again.
    private void CompactIndex(CommitRecord.JournalAppend? append)
    {
        if (append is null || !ScheduleIndex.MayPayToCompact(append.At, append.At + append.Lines.Length)
            || ScheduleIndex.Compact(_disk.ReadAll(_paths.ScheduleIndex)) is not { } compact)
        {
            return;
        }

        ReplaceIndex(compact);
    }

    /// <summary>Replaces the journal in one step; under the lock, with no record pending.</summary>
    public void ReplaceIndex(ReadOnlyMemory<byte> lines)
    {
        var temporary = DurableFile.Temporary(_paths.ScheduleIndex, _inFlight.Token);
        DurableFile.Stage(_disk, temporary, output => output.Write(lines.Span));
        _inFlight.IsLeft = true;
        _disk.Rename(temporary, _paths.ScheduleIndex);
        _inFlight.IsLeft = false;
        _disk.FlushFolder(_paths.Schedules);
    }
}
