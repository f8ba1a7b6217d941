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
        // Packing takes longest, so it comes before the lock.
        var last = files.PackLast(schedule.Id);
        using var change = folder.Begin();
        var path = folder.Paths.Schedule(schedule.Id);
        change.Stage(path, output => ScheduleDocument.Write(output, schedule));
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

        var summary = ScheduleSummary.Of(schedule);
        change.LinkBackup(path, before.Bytes);
        files.Revisions.Keep(change, before.Schedule, last is { } packed && packed.Of.Span.SequenceEqual(before.Bytes)
            ? packed.Packed
            : PackedDocument.Pack(before.Bytes));
        change.IndexReplaced(summary);
        change.Audit([schedule.Id.ToString()], summary.Events, revision: summary.Revision, channels: channels);
        change.Commit();
        replies.DropExpired(kept);
        return summary;
    }
}
