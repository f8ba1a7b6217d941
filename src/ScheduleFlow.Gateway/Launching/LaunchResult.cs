using ScheduleFlow.Gateway.Launching.Processes;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>How an operation ended. It owns the worker's output; dispose it once the output has been relayed.</summary>
internal sealed class LaunchResult(LaunchFailure failure, int? exitCode, WorkerOutput? output) : IDisposable
{
    public LaunchFailure Failure { get; } = failure;

    /// <summary>The worker's exit code, or null where none was started.</summary>
    public int? ExitCode { get; } = exitCode;

    /// <summary>The worker's stdout; present where <see cref="Failure"/> is none.</summary>
    public WorkerOutput? Output { get; } = output;

    public void Dispose() => Output?.Dispose();
}
