namespace ScheduleFlow.Core.Storage;

/// <summary>The audit log for a process that starts workers: it adds the attempts at changes that it has denied.</summary>
public interface IDeniedLog
{
    /// <summary>Adds a line for each, durably, in one change of the store. Waits for others who write.</summary>
    /// <returns>Why it could not, a sentence; null: they are in the log.</returns>
    string? Append(IReadOnlyList<DeniedAttempt> attempts);
}
