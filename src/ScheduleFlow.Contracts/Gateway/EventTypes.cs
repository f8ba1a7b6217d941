using System.Collections.Frozen;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>The names of server-sent events (docs/api.md, "GET /api/events").</summary>
public static class EventTypes
{
    /// <summary>The numbers of /api/queue-stats, after a change.</summary>
    public const string Queue = "queue";

    /// <summary>An operation that has ended.</summary>
    public const string Operation = "operation";

    /// <summary>How far an operation or its upload is.</summary>
    public const string Progress = "progress";

    /// <summary>A job that has changed.</summary>
    public const string Job = "job";

    /// <summary>Schedules that were added, changed or deleted, by whatever process.</summary>
    public const string ScheduleChanged = "schedule.changed";

    /// <summary>Channels on which something else is on air now, or will be.</summary>
    public const string TimelineChanged = "timeline.changed";

    /// <summary>How many events a listener has missed.</summary>
    public const string Dropped = "dropped";

    /// <summary>Nothing has happened; the connection is alive.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>The types that a client can choose.</summary>
    public static FrozenSet<string> Choices { get; } =
        FrozenSet.Create(StringComparer.Ordinal, Queue, Operation, Progress, Job, ScheduleChanged, TimelineChanged);
}
