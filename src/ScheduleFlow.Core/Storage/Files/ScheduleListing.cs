using System.Buffers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Lists the schedules. The folder says what exists; the index saves reading it. A schedule that the index does not know
/// (copied into the folder, or its line lost in a power cut) is read itself, and entered where nobody else is writing.
/// </summary>
internal sealed class ScheduleListing(StoreFolder folder, ScheduleFiles files)
{
    /// <summary>The summaries of all schedules that can be read, in no order.</summary>
    public Outcome<List<ScheduleSummary>> Summaries()
    {
        if (folder.ReadSchedules(withIndex: true) is not { } schedules)
        {
            return StoreFolder.Busy();
        }

        foreach (var name in schedules.Lost())
        {
            folder.Notices.Add(Notice.Lost("schedule", folder.Paths.Relative(Path.Combine(folder.Paths.Schedules, name))));
        }

        var known = new Dictionary<ScheduleId, ScheduleSummary>();
        var damagedLines = ScheduleIndex.Read(schedules.Index.Span, known);
        ScheduleIndex.Read(schedules.PendingIndex.Span, known);
        var summaries = new List<ScheduleSummary>(schedules.Ids.Count);
        var missing = new List<ScheduleSummary>();
        foreach (var id in schedules.Ids)
        {
            if (known.TryGetValue(id, out var summary))
            {
                summaries.Add(summary);
            }
            else if (files.Read(id).TryGet(out var read, out var problem))
            {
                missing.Add(ScheduleSummary.Of(read.Schedule));
                summaries.Add(missing[^1]);
            }
            else if (problem.Type != ErrorType.NotFound)
            {
                folder.Notices.Add(Notice.Unreadable(folder.Paths.Relative(folder.Paths.Schedule(id)), problem));
            }
        }

        if (damagedLines > 0)
        {
            RebuildIndex(summaries);
        }
        else if (missing.Count > 0)
        {
            Remember(missing);
        }

        return summaries;
    }

    private void Remember(List<ScheduleSummary> missing) => UnderFreeLock(() =>
    {
        var lines = new ArrayBufferWriter<byte>(1024);
        var (length, endsLine) = folder.Disk.End(folder.Paths.ScheduleIndex);
        if (!endsLine)
        {
            lines.Write("\n"u8);
        }

        ScheduleIndex.WriteAdded(lines, missing.Where(summary => folder.Disk.Exists(folder.Paths.Schedule(summary.Id))));
        folder.Disk.WriteAt(folder.Paths.ScheduleIndex, length, lines.WrittenSpan, flush: false);
    });

    private void RebuildIndex(List<ScheduleSummary> summaries)
    {
        var path = folder.Paths.ScheduleIndex;
        using var change = folder.Begin();
        var before = folder.Disk.Length(path);
        UnderFreeLock(() =>
        {
            // Only what was read can be written: where the journal has grown since, a later list does it.
            if (folder.Disk.Length(path) != before)
            {
                return;
            }

            var aside = change.AsideName(path);
            var damaged = folder.Disk.ReadAll(path);
            folder.Disk.WriteAt(aside, 0, damaged, flush: true);
            var lines = new ArrayBufferWriter<byte>(4 * 1024);
            ScheduleIndex.WriteAdded(lines, summaries);
            change.ReplaceIndex(lines.WrittenMemory);
            folder.Notices.Add(new Notice(
                NoticeKind.IndexRebuilt,
                folder.Paths.Relative(path),
                "The index of schedules had damaged lines; it was rebuilt from the schedules. "
                + $"The damaged index was kept as {folder.Paths.Relative(aside)}."));
        });
    }

    // A list is a reader and waits for nobody: if the lock is not free at once, a later list will do it.
    private void UnderFreeLock(Action action)
    {
        try
        {
            using var held = StoreLock.TryAcquire(folder.Disk, folder.Paths, TimeSpan.Zero);
            if (held is not null && !folder.Disk.Exists(folder.Paths.Commit))
            {
                action();
            }
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            // A read-only folder can be listed all the same; it is only slower.
        }
    }
}
