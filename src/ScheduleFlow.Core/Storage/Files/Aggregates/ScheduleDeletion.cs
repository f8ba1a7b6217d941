using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// Deletes schedules, their revisions, backups and damaged copies, and what they have on timelines; what was on air stays in
/// the history.
/// </summary>
internal sealed class ScheduleDeletion(StoreFolder folder, ScheduleFiles files, FileTimelineStore timelines)
{
    /// <param name="which">Returns, under the lock, the schedules to delete.</param>
    /// <returns>How many were deleted.</returns>
    public Outcome<int> Delete(Func<ImmutableArray<ScheduleId>> which)
    {
        var deleted = TryDelete(which);
        if (deleted.Problem?.Type == ErrorType.StoreCorrupt && timelines.Recovered().Problem is null)
        {
            // The damaged timelines prevented it, and are mended now.
            deleted = TryDelete(which);
        }

        return deleted;
    }

    private Outcome<int> TryDelete(Func<ImmutableArray<ScheduleId>> which)
    {
        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        var ids = which();
        if (ids.IsEmpty)
        {
            return 0;
        }

        // A schedule that cannot be read is deleted anyway; then nobody knows what it had on air.
        if (!timelines.Read(out var bytes).TryGet(out var before, out var problem))
        {
            return problem;
        }

        var after = ids.Aggregate(before, (all, id) => all.Without(id));
        ImmutableArray<string> channels = ReferenceEquals(after, before)
            ? []
            : timelines.Stage(change, before, after, bytes, new TimelineStaging(folder));
        foreach (var id in ids)
        {
            var path = folder.Paths.Schedule(id);
            change.Delete(path);
            change.Delete(StorePaths.Backup(path));
            files.Revisions.Delete(change, id);
            foreach (var copy in folder.Reader.Quarantined(path))
            {
                change.Delete(copy);
            }
        }

        change.IndexDeleted(ids);
        change.Audit(ids.Select(id => id.ToString()), channels: channels);
        change.Commit();
        return ids.Length;
    }
}
