using System.Globalization;
using System.Text.Json.Serialization;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>GET /</summary>
internal sealed record GreetingReply(string Status, string Name, string Version, string Documentation, string[] Endpoints);

/// <summary>GET /api/health</summary>
internal sealed record HealthReply(string Status, long UptimeMs, string Timestamp, ProcessPool ProcessPool);

internal sealed record ProcessPool(int Active, int Max, double UtilizationPercent, int Queued);

/// <summary>GET /api/queue-stats; always total_queued = total_processed + total_dropped + active_processes + queued_tasks.</summary>
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

/// <summary>GET /api/system-version</summary>
internal sealed record VersionReply(string Status, string CurrentVersion, string ApiVersion, string[] Features);

/// <summary>The time as replies write it.</summary>
internal static class ReplyTime
{
    public static string Now(TimeProvider time) => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The gateway's own replies as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GreetingReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(QueueStatsReply))]
[JsonSerializable(typeof(VersionReply))]
internal sealed partial class ReplyJson : JsonSerializerContext;
