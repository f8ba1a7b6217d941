namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// The gate's counts at one moment. Always <c>Admitted = Processed + Dropped + Active + Queued</c>, and errors are
/// among the processed, time-outs among the errors.
/// </summary>
internal readonly record struct QueueCounts
{
    /// <summary>Operations that have a slot now.</summary>
    public required int Active { get; init; }

    /// <summary>Operations that wait for one now.</summary>
    public required int Queued { get; init; }

    /// <summary>Slots.</summary>
    public required int Slots { get; init; }

    /// <summary>Operations let in since start, with or without a wait.</summary>
    public required long Admitted { get; init; }

    /// <summary>Operations that had a slot and ended with a reply for the caller, good or bad.</summary>
    public required long Processed { get; init; }

    /// <summary>Processed operations whose reply is an error: any exit code from 2 on, a crash, a time-out.</summary>
    public required long Errors { get; init; }

    /// <summary>Operations killed at the limit.</summary>
    public required long Timeouts { get; init; }

    /// <summary>
    /// Operations let in, then given up: the client has gone, the gateway stops, or a full queue needed the place for another
    /// caller.
    /// </summary>
    public required long Dropped { get; init; }

    /// <summary>Operations not let in because the queue was full or the gateway stops.</summary>
    public required long Refused { get; init; }

    public required int PeakActive { get; init; }

    public required int PeakQueued { get; init; }

    /// <summary>Occupied slots, in percent.</summary>
    public double UtilizationPercent => Math.Round(100.0 * Active / Slots, 1);
}
