using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>Adds schedules, all or none; a calendar with its publication.</summary>
internal sealed class ScheduleAddition(StoreFolder folder, ScheduleFiles files, TimelinePlacement timelines, FileReplyStore replies)
{
    /// <param name="schedules">One or more.</param>
    /// <param name="kept">The reply to keep with them; null: none.</param>
    /// <param name="place">For a calendar: what it was made from, and where it goes.</param>
    public Outcome<ImmutableArray<ScheduleSummary>> Add(ImmutableArray<Schedule> schedules, KeptReply? kept, CalendarPlace? place = null)
    {
        using var change = folder.Begin();
        foreach (var schedule in schedules)
        {
            change.Stage(folder.Paths.Schedule(schedule.Id), output => ScheduleDocument.Write(output, schedule));
        }

        replies.Stage(change, kept);
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        if ((replies.Refusal(kept) ?? Taken(schedules)) is { } refused)
        {
            return refused;
        }

        var channels = ImmutableArray<string>.Empty;
        if (place is not null && !timelines.Place(change, schedules[0], before: null, place).TryGet(out channels, out var problem))
        {
            return problem;
        }

        foreach (var schedule in schedules)
        {
            // Of an earlier one with this id, whose file somebody deleted by hand.
            files.Revisions.Delete(change, schedule.Id);
        }

        ImmutableArray<ScheduleSummary> summaries = [.. schedules.Select(ScheduleSummary.Of)];
        change.IndexAdded(summaries);
        change.Audit(
            summaries.Select(summary => summary.Id.ToString()),
            summaries.Sum(summary => (long)summary.Events),
            revision: summaries is [var only] ? only.Revision : null,
            channels: channels);
        change.Commit();
        replies.DropExpired(kept);
        return summaries;
    }

    private Problem? Taken(ImmutableArray<Schedule> schedules) =>
        schedules.FirstOrDefault(schedule => folder.Disk.Exists(folder.Paths.Schedule(schedule.Id))) is { } existing
            ? new Problem(ErrorType.Conflict, $"A schedule with the id {existing.Id} exists already.")
            {
                Hint = "Ids are derived from --seed and --now: give another seed, or none.",
            }
            : null;
}
