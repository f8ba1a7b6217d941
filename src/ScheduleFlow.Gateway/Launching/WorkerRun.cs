using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using CliWrap;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Events;
using ScheduleFlow.Gateway.Launching.Linux;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// One worker from start to exit: its pipes drained and bounded, its process tree killed on demand, and the first cause of
/// that kept. By CliWrap; but what reads no stdin is started on Linux by posix_spawn, which takes a fifth less of
/// the gateway's own time for each request (bench/, gateway-webhook).
/// </summary>
/// <remarks>
/// CliWrap's own cancellation closes stdin and kills in one go. A worker whose upload broke must not see the end of
/// stdin while it lives, or it commits half a document; so the kill is ours, stdin stays open until the exit, and
/// CliWrap's token is the last resort against a process that even SIGKILL does not end.
/// </remarks>
internal sealed class WorkerRun(LauncherOptions options, LaunchRequest request, OperationEvents events, WaitingThreads threads, CancellationToken clientGone) : IDisposable
{
    /// <summary>
    /// How long pipes may stay open after the exit: what the worker wrote is in them already, and whoever else holds
    /// them has nothing to say.
    /// </summary>
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long a killed process may take to be gone.</summary>
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(5);

    /// <summary>How often a worker is looked at that says nothing.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _abandonPipes = new();
    private readonly CancellationTokenSource _abandonProcess = new();
    private readonly List<Task> _pipes = [];
    private Process? _child;
    private ChildProcess? _spawned;
    private int _cause;

    public WorkerOutput Output { get; } = new(options.MaxOutputBytes);

    public StderrTail Stderr { get; } = new(percent =>
    {
        events.Progressed(request, percent);
        request.Job?.Progressed(percent);
    });

    /// <summary>Bytes of the body that the worker took.</summary>
    public long BytesIn { get; private set; }

    /// <summary>Why the worker was killed, or none.</summary>
    public LaunchFailure Cause => (LaunchFailure)Volatile.Read(ref _cause);

    /// <summary>
    /// Starts the worker and waits for its end. Returns the exit code, or null for a process that could not be ended.
    /// </summary>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    public Task<int?> ExecuteAsync(IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string?>> environment)
    {
        if (request.Body is not null || !ChildProcess.IsPossible)
        {
            return WrapAsync(arguments, environment);
        }

        var ended = new TaskCompletionSource<int?>();
        threads.Run(() =>
        {
            try
            {
                ended.TrySetResult(Spawn(arguments, environment, ended));
            }
            catch (Exception e)
            {
                ended.TrySetException(e);
            }
        });
        return ended.Task;
    }

    private async Task<int?> WrapAsync(IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string?>> environment)
    {
        var command = Cli.Wrap(options.WorkerPath)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(request.Body is { } body
                ? PipeSource.Create((stdin, exited) => Track(PumpAsync(body, stdin, exited)))
                : PipeSource.Null)
            .WithStandardOutputPipe(PipeTarget.Create((stdout, _) =>
                Track(Output.ReadAsync(stdout, () => Stop(LaunchFailure.OutputTooLarge), _abandonPipes.Token))))
            .WithStandardErrorPipe(PipeTarget.Create((stderr, _) => Track(Stderr.ReadAsync(stderr, _abandonPipes.Token))));
        try
        {
            var result = await command.ExecuteAsync(Prepare, Watch, _abandonProcess.Token).ConfigureAwait(false);
            return result.ExitCode;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && _abandonProcess.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // CliWrap may return before a pipe's copying has ended; the body and the output must not be touched after.
            if (OpenPipes() is { Length: > 0 } open)
            {
                await _abandonPipes.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(open).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        void Prepare(ProcessStartInfo start)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }
        }
    }

    /// <summary>Kills the whole process tree. The first cause is the one that is kept.</summary>
    public void Stop(LaunchFailure cause)
    {
        if (Interlocked.CompareExchange(ref _cause, (int)cause, (int)LaunchFailure.None) != (int)LaunchFailure.None)
        {
            return;
        }

        try
        {
            _spawned?.Kill();
            _child?.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or a descendant has. Should it live on, the token below gives it up.
        }

        try
        {
            _abandonProcess.CancelAfter(KillGrace);
        }
        catch (ObjectDisposedException)
        {
            // The run ended on its own while it was being stopped.
        }
    }

    public void Dispose()
    {
        _abandonPipes.Dispose();
        _abandonProcess.Dispose();
    }

    /// <summary>Runs it on this thread.</summary>
    private int? Spawn(IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string?>> environment, TaskCompletionSource<int?> ended)
    {
        using var child = ChildProcess.Start(options.WorkerPath, arguments, environment);
        Interlocked.Exchange(ref _spawned, child);
        if (Cause != LaunchFailure.None)
        {
            child.Kill(); // stopped while it was being started
        }

        try
        {
            if (Drain(child) is { } exitCode)
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

        // Where not even SIGKILL ends it, nobody waits on; but this thread does, and touches nothing else.
        using var givenUp = _abandonProcess.Token.UnsafeRegister(_ => ThreadPool.UnsafeQueueUserWorkItem(_ => ended.TrySetResult(null), null), null);
        return child.Wait(block: true);
    }

    /// <summary>Reads both pipes to their end. Returns the exit code where somebody else holds them open after the exit.</summary>
    private int? Drain(ChildProcess child)
    {
        int? exitCode = null;
        var (looked, exited) = (Stopwatch.GetTimestamp(), 0L);
        while (!child.HasSaidAll && !Output.Overflowed && !_abandonProcess.IsCancellationRequested)
        {
            var (stdout, stderr) = child.Poll(Look);
            if (stdout && child.ReadStdout(Output.Space().Span) is var read and > 0)
            {
                Output.Took(read, () => Stop(LaunchFailure.OutputTooLarge));
            }

            if (stderr)
            {
                var space = Stderr.Space().Span;
                Stderr.Took(space[..child.ReadStderr(space)]);
            }

            if (Stopwatch.GetElapsedTime(looked) < Look)
            {
                continue;
            }

            looked = Stopwatch.GetTimestamp();
            if (exitCode is null && child.Wait(block: false) is { } code)
            {
                (exitCode, exited) = (code, looked);
            }
            else if (exitCode is not null && Stopwatch.GetElapsedTime(exited) >= PipeGrace)
            {
                if (!child.HasReplied)
                {
                    Output.GiveUp();
                }

                break;
            }
        }

        return exitCode;
    }

    private void Watch(Process child)
    {
        _child = child;
        child.Exited += (_, _) => Exited();
        if (child.HasExited)
        {
            Exited(); // before the event could be subscribed to
        }
    }

    private void Exited()
    {
        try
        {
            _abandonPipes.CancelAfter(PipeGrace);
        }
        catch (ObjectDisposedException)
        {
            // The pipes were closed before the event came.
        }
    }

    private Task Track(Task pipe)
    {
        lock (_pipes)
        {
            _pipes.Add(pipe);
        }

        return pipe;
    }

    private Task[] OpenPipes()
    {
        lock (_pipes)
        {
            return [.. _pipes.Where(pipe => !pipe.IsCompleted)];
        }
    }

    private async Task PumpAsync(Stream body, Stream stdin, CancellationToken exited)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var nextEvent = OperationEvents.UploadStep;
        try
        {
            while (await TakeAsync(body, buffer, exited).ConfigureAwait(false) is var read and > 0)
            {
                await stdin.WriteAsync(buffer.AsMemory(0, read), exited).ConfigureAwait(false);
                BytesIn += read;
                if (BytesIn >= nextEvent)
                {
                    nextEvent = BytesIn + OperationEvents.UploadStep;
                    events.Uploaded(request, BytesIn);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The worker reads no more, or has ended: its exit code says why.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads from the body; 0 at its end, or when the worker has ended.</summary>
    private async Task<int> TakeAsync(Stream body, byte[] buffer, CancellationToken exited)
    {
        try
        {
            return await body.ReadAsync(buffer, exited).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (exited.IsCancellationRequested)
        {
            return 0; // the worker has answered without reading on
        }
        catch (Exception e)
        {
            // Whatever is wrong with the body: returning from here would close stdin, and the worker would take what
            // it has for the whole document. So kill it, and return only when it is gone.
            Stop(BodyFailure.CauseOf(e, clientGone));
            await Task.Delay(Timeout.Infinite, exited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
    }
}
