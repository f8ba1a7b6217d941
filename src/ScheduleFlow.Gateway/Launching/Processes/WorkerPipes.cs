namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>What goes into a worker and what comes out of it.</summary>
/// <param name="Input">What it reads; null: nothing, its stdin is at its end at once.</param>
/// <param name="Output">Keeps what it writes to stdout.</param>
/// <param name="Stderr">Keeps the end of what it writes to stderr.</param>
internal sealed record WorkerPipes(IWorkerInput? Input, WorkerOutput Output, StderrTail Stderr)
{
    /// <summary>
    /// How long the pipes may stay open after the exit: what the worker wrote is in them already, and whoever else
    /// holds them has nothing to say.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
}
