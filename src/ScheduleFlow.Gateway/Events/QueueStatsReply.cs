using System.Text.Json.Serialization;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// GET /api/queue-stats, and the data of an <see cref="EventTypes.Queue"/>; always
/// total_queued = total_processed + total_dropped + active_processes + queued_tasks.
/// </summary>
internal sealed record QueueStatsReply(string Status, QueueState Queue, QueueStatistics Statistics, string Timestamp)
{
    public static QueueStatsReply Of(QueueCounts counts, TimeProvider time) => new(
        "success",
        new QueueState(counts.Active, counts.Queued, counts.Slots, counts.UtilizationPercent),
        new QueueStatistics(
            counts.Processed, counts.Admitted, counts.Errors, counts.PeakActive, counts.PeakQueued,
            counts.Timeouts, counts.Dropped, counts.Refused),
        ReplyTime.Now(time));
}

internal sealed record QueueState(int ActiveProcesses, int QueuedTasks, int MaxConcurrency, double UtilizationPercent);

internal sealed record QueueStatistics(
    long TotalProcessed,
    long TotalQueued,
    long TotalErrors,
    int PeakActive,
    int PeakQueueSize,
    long TotalTimeouts,
    long TotalDropped,
    long TotalRefused);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(QueueStatsReply))]
internal sealed partial class QueueStatsJson : JsonSerializerContext;
