using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>Replaces a schedule's previous revision, which is kept; for a calendar its plays as well.</summary>
internal sealed class ScheduleReplacement(StoreFolder folder, ScheduleFiles files, FileHistoryStore history, FileReplyStore replies)
{
    public Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept) =>
        Replace(schedule, kept, (change, current) => history.Release(change, [current], folder.Origin.Now));

    /// <param name="calendar">The calendar.</param>
    /// <param name="historyRevision">The revision of the history that it was filled from.</param>
    public Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, long historyRevision) =>
        Replace(calendar, kept: null, (change, current) => ReplacePlays(change, current, calendar, historyRevision));

    private Problem? ReplacePlays(Change change, Schedule current, Schedule calendar, long historyRevision)
    {
        if (!history.Read(out var bytes).TryGet(out var before, out var unreadable))
        {
            return unreadable;
        }

        if (before.Revision != historyRevision)
        {
            return FileHistoryStore.Conflict();
        }

        // What the previous calendar had on air is in the new one as well.
        history.Stage(change, before.Without(current, Instant.MinValue).With(calendar), bytes);
        return null;
    }

    private Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept, Func<Change, Schedule, Problem?> changeHistory)
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

        if (changeHistory(change, before.Schedule) is { } conflict)
        {
            return conflict;
        }

        var summary = ScheduleSummary.Of(schedule);
        change.LinkBackup(path, before.Bytes);
        files.Revisions.Keep(change, before.Schedule, last is { } packed && packed.Of.Span.SequenceEqual(before.Bytes)
            ? packed.Packed
            : PackedDocument.Pack(before.Bytes));
        change.IndexReplaced(summary);
        change.Audit([schedule.Id.ToString()], summary.Events, revision: summary.Revision);
        change.Commit();
        replies.DropExpired(kept);
        return summary;
    }
}
