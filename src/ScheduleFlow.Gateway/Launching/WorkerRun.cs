using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using CliWrap;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Events;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// One worker from start to exit, by CliWrap: its pipes drained and bounded, its process tree killed on demand, and
/// the first cause of that kept.
/// </summary>
/// <remarks>
/// CliWrap's own cancellation closes stdin and kills in one go. A worker whose upload broke must not see the end of
/// stdin while it lives, or it commits half a document; so the kill is ours, stdin stays open until the exit, and
/// CliWrap's token is the last resort against a process that even SIGKILL does not end.
/// </remarks>
internal sealed class WorkerRun(LauncherOptions options, LaunchRequest request, OperationEvents events, CancellationToken clientGone) : IDisposable
{
    /// <summary>
    /// How long pipes may stay open after the exit: what the worker wrote is in them already, and whoever else holds
    /// them has nothing to say.
    /// </summary>
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(1);

    /// <summary>How long a killed process may take to be gone.</summary>
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _abandonPipes = new();
    private readonly CancellationTokenSource _abandonProcess = new();
    private readonly List<Task> _pipes = [];
    private Process? _child;
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
    public async Task<int?> ExecuteAsync(Action<ProcessStartInfo> prepare)
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
            var result = await command.ExecuteAsync(prepare, Watch, _abandonProcess.Token).ConfigureAwait(false);
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
