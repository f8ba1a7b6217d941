using System.Diagnostics;

namespace ScheduleFlow.Bench.Processes;

/// <summary>
/// A command's own peak memory. <c>ru_maxrss</c> of a child that this program spawns is at least this program's own
/// peak (Linux counts the memory that the child shared before it executed its program). So the command is forked by a
/// shell of about 1 MB that leaves at once, falls to this program as its reaper, and is waited for with its own usage.
/// </summary>
internal static class PeakMemory
{
    private const long PlausibleForTrue = 4 * 1024 * 1024;

    /// <summary>The peak in bytes; no other child may be running.</summary>
    /// <exception cref="InvalidOperationException">The command did not exit with 0.</exception>
    public static long Of(Command command)
    {
        using var shell = new Spawner(new Command("/bin/sh", ["-c", "\"$@\" & exit 0", "sh", command.Program, .. command.Arguments])
        {
            Environment = command.Environment,
            Output = command.Output,
        });
        var exit = Run(shell);
        return exit.ExitCode == 0
            ? exit.PeakBytes
            : throw new InvalidOperationException($"Exit code {exit.ExitCode} from: {command}");
    }

    // The reaper of orphans no longer than that, or those that other servers leave behind would be waited for here.
    private static ChildExit Run(Spawner shell)
    {
        _ = NativeMethods.Control(NativeMethods.SetChildSubreaper, 1, 0, 0, 0);
        try
        {
            var started = Stopwatch.GetTimestamp();
            _ = Spawner.Wait(shell.Start(), started);
            return Spawner.Wait(-1, started);
        }
        finally
        {
            _ = NativeMethods.Control(NativeMethods.SetChildSubreaper, 0, 0, 0, 0);
        }
    }

    /// <summary>Throws where <c>/bin/true</c> would seem to need more than it can: then no figure is to be trusted.</summary>
    public static void Verify()
    {
        var peak = Of(new Command("/bin/true", []));
        if (peak > PlausibleForTrue)
        {
            throw new InvalidOperationException($"/bin/true seems to use {peak:N0} bytes: peak memory cannot be measured here.");
        }
    }
}
