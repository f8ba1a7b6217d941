using System.ComponentModel;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching.Linux;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// One worker from start to exit. The first cause of a kill is the one that is kept. It does steps 2 to 4 of
/// <see cref="CliLauncher"/>:
/// <code>
///   arguments, environment ─2─▶ IWorkerProcess ─4─▶ exit code, output, stderr
///                                    ▲
///   overflow, lost body, deadline, client, shutdown ─3─▶ Stop: keep the first cause, kill the tree,
///                                                          and wait no longer than <see cref="KillGrace"/>
/// </code>
/// On Linux a worker without stdin is started by posix_spawn (<see cref="SpawnedProcess"/>), every other one by CliWrap
/// (<see cref="WrappedProcess"/>). Both behave alike.
/// </summary>
internal sealed class WorkerRun : IDisposable
{
    /// <summary>How long a killed process may take to end.</summary>
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(5);

    private readonly LauncherOptions _options;
    private readonly WaitingThreads _threads;
    private readonly Upload? _upload;
    private readonly CancellationTokenSource _abandon = new();
    private IWorkerProcess? _process;
    private int _cause;

    public WorkerRun(
        LauncherOptions options, LaunchRequest request, SpooledBody? body, ReplyRoom room, ILaunchObserver observer, WaitingThreads threads)
    {
        _options = options;
        _threads = threads;
        _upload = body is null ? null : new Upload(body, Stop);
        Output = new WorkerOutput(options.MaxOutputBytes, room, request.Caller, () => Stop(CauseOf(Output!.Cut)));
        Stderr = new StderrTail(percent =>
        {
            observer.Progressed(request, percent);
            request.Job?.Progressed(percent);
        });
    }

    public WorkerOutput Output { get; }

    public StderrTail Stderr { get; }

    /// <summary>Bytes of the body that the worker took.</summary>
    public long BytesIn => _upload?.Bytes ?? 0;

    /// <summary>Why the worker was killed, or none.</summary>
    public LaunchFailure Cause => (LaunchFailure)Volatile.Read(ref _cause);

    /// <summary>Starts the worker and waits for its end. Returns the exit code, or null where the process could not be ended.</summary>
    /// <exception cref="Win32Exception">It could not be started.</exception>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    public Task<int?> ExecuteAsync(IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string?>> environment)
    {
        // 2. Start the worker, with its pipes.
        var command = new WorkerCommand(_options.WorkerPath, arguments, environment);
        var pipes = new WorkerPipes(_upload, Output, Stderr);
        _process = _upload is null && ChildProcess.IsPossible
            ? new SpawnedProcess(command, pipes, _threads)
            : new WrappedProcess(command, pipes);

        // 4. Wait for its end.
        return _process.RunAsync(_abandon.Token);
    }

    /// <summary>Kills the whole process tree, and keeps the first cause.</summary>
    public void Stop(LaunchFailure cause)
    {
        // 3. Every watcher that stops it calls this.
        if (Interlocked.CompareExchange(ref _cause, (int)cause, (int)LaunchFailure.None) != (int)LaunchFailure.None)
        {
            return;
        }

        _process?.Kill();
        try
        {
            _abandon.CancelAfter(KillGrace);
        }
        catch (ObjectDisposedException)
        {
            // The run ended on its own while it was being stopped.
        }
    }

    public void Dispose() => _abandon.Dispose();

    /// <summary>The failure for an output that was cut, or none.</summary>
    public static LaunchFailure CauseOf(OutputCut cut) => cut switch
    {
        OutputCut.TooLarge => LaunchFailure.OutputTooLarge,
        OutputCut.NoRoom => LaunchFailure.ReplyRoomFull,
        OutputCut.DiskFailed => LaunchFailure.ReplyNotKept,
        _ => LaunchFailure.None,
    };
}
