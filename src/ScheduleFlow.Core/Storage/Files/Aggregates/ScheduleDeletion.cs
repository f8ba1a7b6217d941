using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>Deletes schedules with their backups and damaged copies, and what they will now never play from the history.</summary>
internal sealed class ScheduleDeletion(StoreFolder folder, FileHistoryStore history)
{
    /// <param name="which">Says, under the lock, what is to go.</param>
    /// <param name="now">What was on air by now stays in the history.</param>
    /// <returns>How many were deleted.</returns>
    public Outcome<int> Delete(Func<ImmutableArray<ScheduleId>> which, Instant now)
    {
        var deleted = TryDelete(which, now);
        if (deleted.Problem?.Type == ErrorType.StoreCorrupt && history.Recovered().Problem is null)
        {
            // The history stood in the way and is mended now.
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

        // A calendar that cannot be read is deleted all the same; its plays then stay in the history.
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
