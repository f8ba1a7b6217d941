using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

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

    /// <summary>Whether existing files may be replaced.</summary>
    public required bool MayReplace { get; init; }

    public Outcome<bool> Add(string path, bool isReadable, Stream content) => folder.Guard<bool>(() =>
    {
        if (!StoreTree.IsName(path) || !AddName(path))
        {
            return new Problem(ErrorType.Validation, $"“{path}” is not a name that a backup can hold.");
        }

        if (!isReadable || !DocumentFiles.IsDocument(path))
        {
            Stage(path, content);
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

        if (document is Schedule schedule)
        {
            _summaries.Add(ScheduleSummary.Of(schedule));
        }

        copy.Position = 0;
        Stage(path, copy);
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

        // The folder's audit log stays, whatever is restored. So do its keys and users: a key revoked since the backup must
        // not become valid again, nor a disabled user be able to sign in.
        string[] own = [.. new[] { folder.Paths.Audit, folder.Paths.Keys, folder.Paths.Users }.Select(folder.Paths.Relative)];
        var staying = existing.FindAll(own.Contains);
        staying.ForEach(path => change.Unstage(folder.Paths.Absolute(path)));
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
        change.Commit();
        return existing.Count > 0;
    });

    public void Dispose() => change?.Dispose();

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

    private void Stage(string path, Stream content)
    {
        if (change is null)
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
