namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>What goes into a worker and what comes out of it.</summary>
/// <param name="Input">Its stdin; null for an empty one.</param>
/// <param name="Output">Keeps its stdout.</param>
/// <param name="Stderr">Keeps the end of its stderr.</param>
internal sealed record WorkerPipes(IWorkerInput? Input, WorkerOutput Output, StderrTail Stderr)
{
    /// <summary>
    /// How long the pipes may stay open after the exit. By then they contain everything the worker wrote; output of
    /// another process that holds them does not matter.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
}
