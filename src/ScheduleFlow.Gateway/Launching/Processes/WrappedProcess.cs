using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace ScheduleFlow.Gateway.Launching.Processes;

/// <summary>A worker run by CliWrap: on every system, and with stdin.</summary>
/// <remarks>
/// CliWrap's own cancellation closes stdin and kills in one step. A worker must not see the end of stdin while it lives
/// (<see cref="IWorkerInput"/>), so this class kills it. CliWrap's token is the last resort against a process that not
/// even SIGKILL ends.
/// </remarks>
internal sealed class WrappedProcess(WorkerCommand command, WorkerPipes pipes) : IWorkerProcess
{
    private readonly List<Task> _copying = [];
    private Process? _child;
    private int _isKilled;

    public async Task<int?> RunAsync(CancellationToken abandon)
    {
        using var giveUp = new CancellationTokenSource();
        var wrapped = Cli.Wrap(command.Path)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(pipes.Input is { } input
                ? PipeSource.Create((stdin, exited) => Track(input.WriteToAsync(stdin, exited)))
                : PipeSource.Null)
            .WithStandardOutputPipe(PipeTarget.Create((stdout, _) => Track(pipes.Output.ReadAsync(stdout, giveUp.Token))))
            .WithStandardErrorPipe(PipeTarget.Create((stderr, _) => Track(pipes.Stderr.ReadAsync(stderr, giveUp.Token))));
        try
        {
            var result = await wrapped.ExecuteAsync(Prepare, child => Watch(child, giveUp), abandon).ConfigureAwait(false);
            return result.ExitCode;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && abandon.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // CliWrap may return before a pipe has been copied. The body and the output must not be touched after this.
            if (Open() is { Length: > 0 } open)
            {
                await giveUp.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Kill()
    {
        Interlocked.Exchange(ref _isKilled, 1);
        try
        {
            _child?.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It, or a descendant, has ended meanwhile. If it still lives, it is abandoned.
        }
    }

    private void Prepare(ProcessStartInfo start)
    {
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }
    }

    private void Watch(Process child, CancellationTokenSource giveUp)
    {
        Interlocked.Exchange(ref _child, child);
        if (Volatile.Read(ref _isKilled) != 0)
        {
            Kill(); // Kill was called before it had started
        }

        child.Exited += (_, _) => GiveUpLater(giveUp);
        if (child.HasExited)
        {
            GiveUpLater(giveUp); // it exited before the subscription
        }
    }

    private static void GiveUpLater(CancellationTokenSource giveUp)
    {
        try
        {
            giveUp.CancelAfter(WorkerPipes.Grace);
        }
        catch (ObjectDisposedException)
        {
            // The pipes were closed before the event came.
        }
    }

    private Task Track(Task copying)
    {
        lock (_copying)
        {
            _copying.Add(copying);
        }

        return copying;
    }

    private Task[] Open()
    {
        lock (_copying)
        {
            return [.. _copying.Where(copying => !copying.IsCompleted)];
        }
    }
}
