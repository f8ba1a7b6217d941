using System.Collections.Immutable;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Backups;

/// <summary>
/// The store at one moment (docs/storage.md, "Backup"). Under the lock every file gets a second name. As no change writes
/// into a file in place, except at the end of a journal, the second names keep the content, whatever others do to the first
/// names. They are removed like the temporary files of a change, even if the process dies.
/// </summary>
internal sealed class Snapshot : IStoreSnapshot
{
    private readonly Change _change;

    private Snapshot(Change change, ImmutableArray<SnapshotFile> files, ImmutableArray<LeftOutFile> leftOut)
    {
        _change = change;
        Files = files;
        LeftOut = leftOut;
    }

    public ImmutableArray<SnapshotFile> Files { get; }

    public ImmutableArray<LeftOutFile> LeftOut { get; }

    /// <param name="folder">The store.</param>
    /// <returns>Null: others held the lock for the whole wait.</returns>
    public static Snapshot? Take(StoreFolder folder)
    {
        var (disk, paths) = (folder.Disk, folder.Paths);
        var change = folder.Begin();
        try
        {
            if (!change.TryLock(StoreLock.MaxWait))
            {
                change.Dispose();
                return null;
            }

            var leftOut = new List<LeftOutFile>();
            var links = new List<(string Path, string Link)>();
            foreach (var path in StoreTree.Files(disk, paths, leftOut))
            {
                if (!folder.Volume.IsRegular(paths.Absolute(path)))
                {
                    // Reading it would never end.
                    leftOut.Add(new LeftOutFile(path, "it is not a file but a pipe, a socket or a device"));
                    continue;
                }

                try
                {
                    links.Add((path, change.Link(paths.Absolute(path))));
                }
                catch (Exception exception) when (DiskProblem.IsAbsence(exception))
                {
                    // Just deleted by hand: the store's own deletes wait for the lock.
                }
            }

            var journal = paths.Relative(paths.Audit);
            var journalLength = disk.Length(paths.Audit);
            change.Unlock();

            var files = links.Select(file => new SnapshotFile(
                file.Path,
                file.Path == journal ? journalLength : disk.Length(file.Link),
                () => disk.OpenRead(file.Link),
                () => DocumentFiles.IsDocument(file.Path) ? folder.Documents.Read(file.Path, disk.ReadAll(file.Link)).Problem : null));
            return new Snapshot(change, [.. files], [.. leftOut]);
        }
        catch
        {
            // Only for clean-up; it is not handled here.
            change.Dispose();
            throw;
        }
    }

    public void Dispose() => _change.Dispose();
}
