namespace ScheduleFlow.Gateway.Configuration;

/// <summary>How workers are run.</summary>
internal sealed record LauncherOptions
{
    /// <summary>Slots: workers at a time. 1 to 256; default 4.</summary>
    public required int MaxConcurrency { get; init; }

    /// <summary>Operations that may wait for a slot. 0 to 100,000; default 1,000.</summary>
    public required int QueueLimit { get; init; }

    /// <summary>A worker's life, from start to exit. 0.1 s to a day; default 30 s.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How much a worker may write to stdout, in bytes. 1 KiB to 2,000,000,000; default 256 MiB.</summary>
    public required long MaxOutputBytes { get; init; }

    /// <summary>How much memory a worker's heap may take, in bytes. 64 MiB to 64 GiB, or 0 for no limit; default 1 GiB.</summary>
    public required long MaxHeapBytes { get; init; }

    /// <summary>How long running workers may go on when the gateway stops. 0 to 30 s; default 3 s.</summary>
    public required TimeSpan StopGrace { get; init; }

    /// <summary>The executable to spawn, absolute. Default: <c>worker/scheduleflow</c> beside the gateway.</summary>
    public required string WorkerPath { get; init; }
}
