using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The audit log of a folder of files.</summary>
/// <param name="dataFolder">The data folder; it need not exist.</param>
public sealed class FileDeniedLog(string dataFolder) : IDeniedLog
{
    private const string LeftOut = "left_out";

    /// <inheritdoc/>
    public string? Append(IReadOnlyList<DeniedAttempt> attempts)
    {
        var folder = new StoreFolder(dataFolder, origin: null, disk: null, volume: null);
        return folder.Guard<bool>(() => Append(folder, attempts)).Problem?.Message;
    }

    private static Outcome<bool> Append(StoreFolder folder, IReadOnlyList<DeniedAttempt> attempts)
    {
        using var change = folder.Begin();
        if (!change.TryLock(StoreLock.MaxWait))
        {
            return StoreFolder.Busy();
        }

        foreach (var attempt in attempts)
        {
            change.Audit(new AuditEntry
            {
                Time = Instant.From(attempt.Time).ToString(),
                RequestId = attempt.RequestId,
                Actor = attempt.Actor,
                Verb = attempt.Verb,
                Action = attempt.LeftOut is null ? null : LeftOut,
                Ids = attempt.Ids,
                Count = attempt.LeftOut ?? attempt.Ids.Length,
                Result = AuditEntry.Denied,
                Reason = attempt.Reason,
            });
        }

        change.Commit();
        return true;
    }
}
