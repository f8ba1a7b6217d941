namespace ScheduleFlow.Contracts;

/// <summary>The environment variables that a worker reads. The gateway sets no other variables of ours.</summary>
public static class WorkerEnvironment
{
    /// <summary>The data folder. Default: <c>data</c> in the working folder.</summary>
    public const string Data = "SCHEDULEFLOW_DATA";

    /// <summary>The caller, for the audit log, such as <c>editor@127.0.0.1</c>. Default: none.</summary>
    public const string Actor = "SCHEDULEFLOW_ACTOR";

    /// <summary>The text log that every operation adds a line to; <c>off</c> for none. Default: <c>logs/scheduleflow.log</c>.</summary>
    public const string Log = "SCHEDULEFLOW_LOG";

    /// <summary>The structured log, one JSON event per line. Default: none.</summary>
    public const string JsonLog = "SCHEDULEFLOW_LOG_JSON";

    /// <summary>When logs are rotated and how many are kept, as <c>BYTES:FILES</c>. Default: 33554432:7.</summary>
    public const string LogRoll = "SCHEDULEFLOW_LOG_ROLL";

    /// <summary>
    /// How much memory the heap may take, in bytes, as hexadecimal digits; the runtime's own, not one of ours. Default:
    /// no limit.
    /// </summary>
    public const string HeapLimit = "DOTNET_GCHeapHardLimit";

    /// <summary>The W3C trace context that the operation belongs to, for the logs; its common name, not one of ours.</summary>
    public const string TraceParent = "TRACEPARENT";
}
