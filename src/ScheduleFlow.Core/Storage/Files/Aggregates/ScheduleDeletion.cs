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
internal sealed class ScheduleDeletion(StoreFolder folder, ScheduleFiles files, TimelinePlacement timelines)
{
    /// <param name="which">Returns, under the lock, the schedules to delete.</param>
    /// <returns>How many were deleted.</returns>
    public Outcome<int> Delete(Func<ImmutableArray<ScheduleId>> which)
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

        if (!timelines.Remove(change, ids.ToHashSet()).TryGet(out var channels, out var problem))
        {
            return problem;
        }

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
