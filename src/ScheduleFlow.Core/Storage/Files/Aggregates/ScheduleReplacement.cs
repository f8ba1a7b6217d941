using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>Replaces a schedule's previous revision, which is kept, and what it covers of timelines.</summary>
internal sealed class ScheduleReplacement(
    StoreFolder folder, ScheduleFiles files, TimelinePlacement timelines, FileReplyStore replies)
{
    /// <param name="schedule">The next revision.</param>
    /// <param name="kept">The reply to keep with it; null: none.</param>
    /// <param name="place">For a calendar: what it was made from, and where it goes.</param>
    public Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept, CalendarPlace? place = null)
    {
        using var change = folder.Begin();
        var path = folder.Paths.Schedule(schedule.Id);
        change.Stage(path, output => ScheduleDocument.Write(output, schedule));
        var last = files.Last(schedule.Id);
        if (last is { } read)
        {
            // Most probably this is what will be replaced: packing takes long, so it comes before the lock.
            files.Revisions.Stage(change, read.Schedule, read.Bytes);
        }

        replies.Stage(change, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if (replies.Refusal(kept) is { } refused)
        {
            return refused;
        }

        if (!files.ReadBefore(schedule).TryGet(out var before, out var problem))
        {
            return problem;
        }

        if (!timelines.Place(change, schedule, before.Schedule, place).TryGet(out var channels, out problem))
        {
            return problem;
        }

        var isStaged = last is { } staged && staged.Bytes.Equals(before.Bytes);
        if (!isStaged && last is { } other)
        {
            change.Unstage(folder.Paths.Revision(schedule.Id, other.Schedule.Revision));
        }

        var summary = ScheduleSummary.Of(schedule);
        change.LinkBackup(path, before.Bytes);
        files.Revisions.Keep(change, before.Schedule, before.Bytes, isStaged);
        change.IndexReplaced(summary);
        change.Audit([schedule.Id.ToString()], summary.Events, revision: summary.Revision, channels: channels);
        change.Commit();
        replies.DropExpired(kept);
        return summary;
    }
}
