using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>Deletes schedules, their revisions, backups and damaged copies, and from the history the plays that will now never happen.</summary>
internal sealed class ScheduleDeletion(StoreFolder folder, ScheduleFiles files, FileHistoryStore history)
{
    /// <param name="which">Returns, under the lock, the schedules to delete.</param>
    /// <param name="now">What was on air by then stays in the history.</param>
    /// <returns>How many were deleted.</returns>
    public Outcome<int> Delete(Func<ImmutableArray<ScheduleId>> which, Instant now)
    {
        var deleted = TryDelete(which, now);
        if (deleted.Problem?.Type == ErrorType.StoreCorrupt && history.Recovered().Problem is null)
        {
            // The damaged history prevented it, and is mended now.
            deleted = TryDelete(which, now);
        }

        return deleted;
    }

    private Outcome<int> TryDelete(Func<ImmutableArray<ScheduleId>> which, Instant now)
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

        // A calendar that cannot be read is deleted anyway; its plays then stay in the history.
        var readable = ids.Select(id => folder.Reader.ReadOrNull(folder.Documents.Schedule(id))).OfType<Schedule>();
        if (history.Release(change, readable, now) is { } problem)
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
        change.Audit(ids.Select(id => id.ToString()));
        change.Commit();
        return ids.Length;
    }
}
