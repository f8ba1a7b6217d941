using System.ComponentModel;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>One worker process, in whichever way it is started. It runs once.</summary>
internal interface IWorkerProcess
{
    /// <summary>
    /// Starts it, drains its pipes, and waits for its end. A pipe that somebody else holds open is given up
    /// <see cref="WorkerPipes.Grace"/> after the exit. When this returns, nothing touches the pipes any more.
    /// </summary>
    /// <param name="abandon">Nobody waits any longer: not even a kill has ended it.</param>
    /// <returns>The exit code, or null where it was abandoned.</returns>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    Task<int?> RunAsync(CancellationToken abandon);

    /// <summary>Kills it with all its children; where it does not run yet, as soon as it does. For any thread.</summary>
    void Kill();
}
