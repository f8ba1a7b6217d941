namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>What a worker reads from stdin.</summary>
internal interface IWorkerInput
{
    /// <summary>Writes all of it. When this returns, stdin is closed, and the worker treats what it has read as the whole.</summary>
    /// <param name="stdin">The worker's stdin.</param>
    /// <param name="exited">Fires when the worker has ended.</param>
    Task WriteToAsync(Stream stdin, CancellationToken exited);
}
