using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Backups;

/// <summary>
/// Replaces all that a data folder holds, as one change (docs/storage.md, "Restore"). Every file is staged as a temporary
/// one; one record renames them, deletes all other files, and adds to the journals. The index gets a line for each schedule
/// that is added or removed; the folder's audit log stays, and gets one line.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="change">A change that has just begun; null: the files are only checked.</param>
internal sealed class Restoration(StoreFolder folder, Change? change) : IRestoration
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly List<ScheduleSummary> _summaries = [];
    private readonly List<string> _leftOut = [];
    private ImmutableList<ApiKey> _keys = [];
    private ImmutableList<User> _users = [];

    /// <summary>Whether existing files may be replaced.</summary>
    public required bool MayReplace { get; init; }

    /// <summary>Whether keys and users may come in.</summary>
    public required bool WithAccess { get; init; }

    public RestoredAccess Access => new([.. _keys], [.. _users.Select(user => user.Name)], [.. _leftOut]);

    public Outcome<bool> Add(string path, bool isReadable, Stream content) => folder.Guard<bool>(() =>
    {
        if (!StoreTree.IsName(path) || !AddName(path))
        {
            return new Problem(ErrorType.Validation, $"“{path}” is not a name that a backup can hold.");
        }

        // A backup is a file like any other: it must not say who may do what unless whoever restores it wants that.
        var isLeftOut = !WithAccess && folder.Paths.IsAccess(folder.Paths.Absolute(path));
        if (isLeftOut)
        {
            _leftOut.Add(path);
            _files.Remove(path);
        }

        if (!isReadable || !DocumentFiles.IsDocument(path))
        {
            Stage(path, content, isLeftOut);
            return true;
        }

        using var copy = new MemoryStream();
        content.CopyTo(copy);
        if (!folder.Documents.Read(path, copy.ToArray()).TryGet(out var document, out var problem))
        {
            return problem with
            {
                Type = ErrorType.ParseError,
                Message = $"“{path}” cannot be restored. {problem.Message}",
                Hint = null,
            };
        }

        switch (document)
        {
            case Schedule schedule:
                _summaries.Add(ScheduleSummary.Of(schedule));
                break;
            case ImmutableList<ApiKey> keys when !isLeftOut:
                _keys = keys;
                break;
            case ImmutableList<User> users when !isLeftOut:
                _users = users;
                break;
            default:
                break;
        }

        copy.Position = 0;
        Stage(path, copy, isLeftOut);
        return true;
    });

    public Outcome<bool> Commit() => folder.Guard<bool>(() =>
    {
        if (change is null)
        {
            return false;
        }

        FlushParents();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        var existing = StoreTree.Files(folder.Disk, folder.Paths);
        if (!MayReplace && existing.Count > 0)
        {
            return NotEmpty(existing);
        }

        if (!MergeAccess(existing).TryGet(out var staying, out var problem))
        {
            return problem;
        }

        foreach (var path in existing.Where(path => !staying.Contains(path) && !_files.Contains(path)))
        {
            change.Delete(folder.Paths.Absolute(path));
        }

        // A schedule that cannot be read has no summary, so an earlier one must not stay.
        var summarised = _summaries.Select(summary => summary.Id).ToHashSet();
        var schedules = existing.Concat(_files).Select(DocumentFiles.ScheduleOf).OfType<ScheduleId>().Distinct();
        change.IndexDeleted([.. schedules.Where(id => !summarised.Contains(id)).Order()]);
        _summaries.ForEach(change.IndexReplaced);
        change.Audit(_summaries.Select(summary => summary.Id.ToString()), _summaries.Sum(summary => (long)summary.Events));
        if (!_keys.IsEmpty || !_users.IsEmpty)
        {
            change.Audit([.. _keys.Select(key => key.Id), .. _users.Select(user => user.Name)], action: "let_in");
        }

        change.Commit();
        return existing.Count > 0;
    });

    public void Dispose() => change?.Dispose();

    /// <summary>
    /// Who did what in this folder stays known, whatever is restored; and who may do what: a key that was revoked since the
    /// backup must not open anything again, nor a user sign in who was disabled. Keys of the backup come in beside its own
    /// where that is wanted; users only where there are none.
    /// </summary>
    /// <returns>The files of this folder that stay as they are, or are changed here.</returns>
    private Outcome<List<string>> MergeAccess(List<string> existing)
    {
        var paths = folder.Paths;
        string[] own = [.. new[] { paths.Audit, paths.Keys, paths.KeyUses, paths.Users }.Select(paths.Relative)];
        var staying = existing.FindAll(own.Contains);
        staying.ForEach(path => change!.Unstage(paths.Absolute(path)));
        if (staying.Contains(paths.Relative(paths.Users)))
        {
            LeaveOut(paths.Users, _users.IsEmpty);
            _users = [];
        }

        if (!staying.Contains(paths.Relative(paths.Keys)) || _keys.IsEmpty)
        {
            return staying;
        }

        if (!folder.Documents.Keys.Parse(folder.Disk.ReadAll(paths.Keys), out _).TryGet(out var known, out var problem))
        {
            return problem;
        }

        _keys = _keys.RemoveAll(key => known.Exists(other => other.Id == key.Id));
        if (known.Count + _keys.Count > ApiKeyFile.MaxKeys)
        {
            return new Problem(ErrorType.TooLarge, $"There would be more than {ApiKeyFile.MaxKeys} keys. Nothing was changed.");
        }

        if (!_keys.IsEmpty)
        {
            change!.Stage(paths.Keys, output => ApiKeyDocument.Write(output, known.AddRange(_keys)));
        }

        return staying;
    }

    private void LeaveOut(string path, bool isEmpty)
    {
        if (!isEmpty)
        {
            _leftOut.Add(folder.Paths.Relative(path));
        }
    }

    // False: the name was used before, as a file or a folder.
    private bool AddName(string path)
    {
        for (var above = Path.GetDirectoryName(path); !string.IsNullOrEmpty(above); above = Path.GetDirectoryName(above))
        {
            if (_files.Contains(above))
            {
                return false;
            }

            _folders.Add(above);
        }

        return !_folders.Contains(path) && _files.Add(path);
    }

    private void Stage(string path, Stream content, bool isLeftOut)
    {
        if (change is null || isLeftOut)
        {
            content.CopyTo(Stream.Null);
        }
        else
        {
            change.Stage(folder.Paths.Absolute(path), content.CopyTo);
        }
    }

    // The name of a subfolder must be on disk before the record names a file in it.
    private void FlushParents()
    {
        var parents = _folders.Select(Path.GetDirectoryName).OfType<string>().Where(parent => parent.Length > 0).Distinct();
        foreach (var parent in parents.Order(StringComparer.Ordinal))
        {
            folder.Disk.FlushFolder(folder.Paths.Absolute(parent));
        }
    }

    internal static Problem NotEmpty(List<string> files) => new(
        ErrorType.Conflict,
        $"The data folder is not empty: it holds {(files.Count == 1 ? "a file" : $"{files.Count} files")}. Nothing was changed.")
    {
        Hint = "Restore into an empty folder with --data, or replace all that is there with --replace (make a backup first).",
    };
}
