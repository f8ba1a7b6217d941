using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>
/// GET /api/queue-stats, and the data of an <see cref="EventTypes.Queue"/>; always
/// total_queued = total_processed + total_dropped + active_processes + queued_tasks.
/// </summary>
/// <param name="Queue">The slots and the queue now.</param>
/// <param name="Statistics">Counts since the gateway's start.</param>
/// <param name="Timestamp">The time of these numbers.</param>
public sealed record QueueStatsReply(QueueState Queue, QueueStatistics Statistics, string Timestamp)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>Slots and queue at one moment.</summary>
/// <param name="ActiveProcesses">Running workers.</param>
/// <param name="QueuedTasks">Operations that wait for a slot.</param>
/// <param name="MaxConcurrency">How many slots there are.</param>
/// <param name="UtilizationPercent">How many of the slots are busy.</param>
public sealed record QueueState(int ActiveProcesses, int QueuedTasks, int MaxConcurrency, double UtilizationPercent);

/// <summary>Counts since the gateway's start.</summary>
/// <param name="TotalProcessed">Operations that have ended.</param>
/// <param name="TotalQueued">Operations that were accepted.</param>
/// <param name="TotalErrors">Operations that ended with an error.</param>
/// <param name="PeakActive">The most workers at once.</param>
/// <param name="PeakQueueSize">The most operations that waited at once.</param>
/// <param name="TotalTimeouts">Operations that took too long.</param>
/// <param name="TotalDropped">Operations whose client went away before their turn.</param>
/// <param name="TotalRefused">Operations that the full queue refused.</param>
public sealed record QueueStatistics(
    long TotalProcessed,
    long TotalQueued,
    long TotalErrors,
    int PeakActive,
    int PeakQueueSize,
    long TotalTimeouts,
    long TotalDropped,
    long TotalRefused);
