using System.Buffers;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Recovery;

/// <summary>
/// Mends the index of schedules while they are listed. A list is a reader and does not wait: if the lock is not free at
/// once, a later list mends it.
/// </summary>
internal sealed class IndexRecovery(IDisk disk, StorePaths paths, NoticeLog notices, Func<Change> begin)
{
    /// <summary>Enters schedules that are not in the index.</summary>
    public void Enter(List<ScheduleSummary> missing) => UnderFreeLock(() =>
    {
        var lines = new ArrayBufferWriter<byte>(1024);
        var (length, endsLine) = disk.End(paths.ScheduleIndex);
        if (!endsLine)
        {
            lines.Write("\n"u8);
        }

        ScheduleIndex.WriteAdded(lines, missing.Where(summary => disk.Exists(paths.Schedule(summary.Id))));
        disk.WriteAt(paths.ScheduleIndex, length, lines.WrittenSpan, flush: false);
    });

    /// <summary>Keeps the damaged index under another name, and writes a new one.</summary>
    /// <param name="summaries">All schedules that can be read.</param>
    public void Rebuild(List<ScheduleSummary> summaries)
    {
        var path = paths.ScheduleIndex;
        using var change = begin();
        var before = disk.Length(path);
        UnderFreeLock(() =>
        {
            // Only what was read can be written: if the journal has grown since, a later list rebuilds it.
            if (disk.Length(path) != before)
            {
                return;
            }

            var aside = change.AsideName(path);
            var damaged = disk.ReadAll(path);
            disk.WriteAt(aside, 0, damaged, flush: true);
            var lines = new ArrayBufferWriter<byte>(4 * 1024);
            ScheduleIndex.WriteAdded(lines, summaries);
            change.ReplaceIndex(lines.WrittenMemory);
            notices.Add(new Notice(
                NoticeKind.IndexRebuilt,
                paths.Relative(path),
                "The index of schedules had damaged lines; it was rebuilt from the schedules. "
                + $"The damaged index was kept as {paths.Relative(aside)}."));
        });
    }

    private void UnderFreeLock(Action action)
    {
        try
        {
            using var held = StoreLock.TryAcquire(disk, paths, TimeSpan.Zero);
            if (held is not null && !disk.Exists(paths.Commit))
            {
                action();
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // A read-only folder can still be listed, only more slowly.
        }
    }
}
