using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Events;

/// <summary>The numbers of slots and queue, as the reply and the event say them.</summary>
internal static class QueueStats
{
    public static QueueStatsReply Of(QueueCounts counts, TimeProvider time) => new(
        new QueueState(counts.Active, counts.Queued, counts.Slots, counts.UtilizationPercent),
        new QueueStatistics(
            counts.Processed, counts.Admitted, counts.Errors, counts.PeakActive, counts.PeakQueued,
            counts.Timeouts, counts.Dropped, counts.Refused),
        ReplyTime.Now(time));
}
