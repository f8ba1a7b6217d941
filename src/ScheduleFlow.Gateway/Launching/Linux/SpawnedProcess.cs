using System.Diagnostics;
using ScheduleFlow.Gateway.Launching.Processes;

namespace ScheduleFlow.Gateway.Launching.Linux;

/// <summary>
/// A worker without stdin, started by posix_spawn. This costs a fifth less of the gateway's own time per request than
/// <see cref="WrappedProcess"/> (bench/, gateway-webhook). One thread reads its pipes and waits for its end.
/// </summary>
internal sealed class SpawnedProcess(WorkerCommand command, WorkerPipes pipes, WaitingThreads threads) : IWorkerProcess
{
    /// <summary>How often a silent worker is checked.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private ChildProcess? _child;
    private int _isKilled;

    public Task<int?> RunAsync(CancellationToken abandon)
    {
        var ended = new TaskCompletionSource<int?>();
        threads.Run(() =>
        {
            try
            {
                ended.TrySetResult(Run(ended, abandon));
            }
            catch (Exception e)
            {
                ended.TrySetException(e);
            }
        });
        return ended.Task;
    }

    public void Kill()
    {
        Interlocked.Exchange(ref _isKilled, 1);
        _child?.Kill();
    }

    /// <summary>Runs it on this thread.</summary>
    private int? Run(TaskCompletionSource<int?> ended, CancellationToken abandon)
    {
        using var child = ChildProcess.Start(command.Path, command.Arguments, command.Environment);
        Interlocked.Exchange(ref _child, child);
        if (Volatile.Read(ref _isKilled) != 0)
        {
            child.Kill(); // Kill was called while it was starting
        }

        try
        {
            if (Drain(child, abandon) is { } exitCode)
            {
                return exitCode;
            }
        }
        catch
        {
            child.Kill();
            _ = child.Wait(block: true);
            throw;
        }

        // Where not even SIGKILL ends it, the caller stops waiting. This thread waits on, and touches nothing else.
        using var givenUp = abandon.UnsafeRegister(_ => ThreadPool.UnsafeQueueUserWorkItem(_ => ended.TrySetResult(null), null), null);
        return child.Wait(block: true);
    }

    /// <summary>Reads both pipes to their end. Returns the exit code where another process holds them open after the exit.</summary>
    private int? Drain(ChildProcess child, CancellationToken abandon)
    {
        int? exitCode = null;
        var (looked, exited) = (Stopwatch.GetTimestamp(), 0L);
        while (!child.HasSaidAll && pipes.Output.Cut == OutputCut.None && !abandon.IsCancellationRequested)
        {
            Read(child);
            if (Stopwatch.GetElapsedTime(looked) < Look)
            {
                continue;
            }

            looked = Stopwatch.GetTimestamp();
            if (exitCode is null && child.Wait(block: false) is { } code)
            {
                (exitCode, exited) = (code, looked);
            }
            else if (exitCode is not null && Stopwatch.GetElapsedTime(exited) >= WorkerPipes.Grace)
            {
                if (!child.HasReplied)
                {
                    pipes.Output.GiveUp();
                }

                break;
            }
        }

        return exitCode;
    }

    /// <summary>Waits a short time for something to read, and reads it.</summary>
    private void Read(ChildProcess child)
    {
        var (stdout, stderr) = child.Poll(Look);
        if (stdout && child.ReadStdout(pipes.Output.Space().Span) is var read and > 0)
        {
            pipes.Output.Took(read);
        }

        if (stderr)
        {
            var space = pipes.Stderr.Space().Span;
            pipes.Stderr.Took(space[..child.ReadStderr(space)]);
        }
    }
}
