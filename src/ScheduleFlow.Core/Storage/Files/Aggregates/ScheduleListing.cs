using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Storage.Files.Recovery;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// Lists the schedules. The folder says what exists; the index saves reading the files. A schedule that is not in the index
/// (copied into the folder, or its line lost in a power cut) is read, and entered if no other process is writing.
/// </summary>
internal sealed class ScheduleListing(StoreFolder folder, ScheduleFiles files)
{
    private readonly IndexRecovery _index = new(folder.Disk, folder.Paths, folder.Notices, folder.Begin);

    /// <summary>The summaries of all schedules that can be read, in no particular order.</summary>
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
            _index.Rebuild(summaries);
        }
        else if (missing.Count > 0)
        {
            _index.Enter(missing);
        }

        return summaries;
    }
}
