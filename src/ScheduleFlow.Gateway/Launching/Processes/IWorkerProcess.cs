using System.ComponentModel;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>One worker process, however it is started. It runs once.</summary>
internal interface IWorkerProcess
{
    /// <summary>
    /// Starts it, drains its pipes, and waits for its end. A pipe that another process holds open is given up
    /// <see cref="WorkerPipes.Grace"/> after the exit. When this returns, nothing touches the pipes any more.
    /// </summary>
    /// <param name="abandon">Stops waiting: not even a kill has ended it.</param>
    /// <returns>The exit code, or null where it was abandoned.</returns>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    Task<int?> RunAsync(CancellationToken abandon);

    /// <summary>Kills it with all its children; one that has not started yet, as soon as it has. Thread-safe.</summary>
    void Kill();
}
