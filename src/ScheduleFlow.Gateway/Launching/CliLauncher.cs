using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Launching.Linux;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// Runs one worker process per operation:
/// <code>
///   LaunchRequest ─0─▶ BodySpool ─1─▶ AdmissionGate ─2─▶ WorkerRun ─3─▶ deadline, client, shutdown watch it
///                                                          │
///                 LaunchResult ◀─6─ log, slot free ◀─5─ judge ◀─4─ exit code, stdout
/// </code>
/// Every way to fail is one <see cref="LaunchFailure"/>: <see cref="Judge"/> decides which, <see cref="Report"/> reports it.
/// </summary>
internal sealed class CliLauncher : IDisposable
{
    private readonly BodySpool _spool;
    private readonly AdmissionGate _gate;
    private readonly ReplyRoom _room;
    private readonly LauncherOptions _options;
    private readonly ImmutableArray<KeyValuePair<string, string?>> _variables;
    private readonly TimeProvider _time;
    private readonly OperationMetrics _metrics;
    private readonly ILaunchObserver _observer;
    private readonly ILogger<CliLauncher> _log;
    private readonly WaitingThreads _threads = new();
    private readonly CancellationTokenSource _kill = new();

    public CliLauncher(
        BodySpool spool, AdmissionGate gate, ReplyRoom room, GatewayOptions options, TimeProvider time,
        OperationMetrics metrics, ILaunchObserver observer, ILogger<CliLauncher> log)
    {
        _spool = spool;
        _gate = gate;
        _room = room;
        _options = options.Launcher;
        _variables = WorkerVariables.For(options);
        _time = time;
        _metrics = metrics;
        _observer = observer;
        _log = log;
    }

    /// <summary>
    /// Reads the body to its end, waits for a slot, runs the worker, and returns how it ended. It never throws for anything
    /// that a worker, a client or the system does. The caller disposes the result.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="clientGone">The answer is no longer wanted: the client has gone, or the job was cancelled.</param>
    public async Task<LaunchResult> RunAsync(LaunchRequest request, CancellationToken clientGone)
    {
        // 0. Read the body first: a slow sender must not hold a slot.
        if (request.Body is not { } stream)
        {
            return await RunAsync(request, null, clientGone).ConfigureAwait(false);
        }

        var (failure, body) = await _spool.ReadAsync(request, stream, _kill.Token, clientGone).ConfigureAwait(false);
        using (body)
        {
            return body is null
                ? Refuse(request, failure, TimeSpan.Zero)
                : await RunAsync(request, body, clientGone).ConfigureAwait(false);
        }
    }

    /// <summary>Lets running workers go on for this long, then kills the rest and gives up bodies that are still arriving.</summary>
    public void StopWithin(TimeSpan grace) => _kill.CancelAfter(grace);

    public void Dispose() => _kill.Dispose();

    private async Task<LaunchResult> RunAsync(LaunchRequest request, SpooledBody? body, CancellationToken clientGone)
    {
        // 1. Wait for a slot.
        var arrived = _time.GetTimestamp();
        var refusal = await _gate.EnterAsync(request.Caller, clientGone).ConfigureAwait(false);
        var started = _time.GetTimestamp();
        if (refusal != LaunchFailure.None)
        {
            var cause = refusal == LaunchFailure.ClientGone ? GivenUp(request) : refusal;
            return Refuse(request, cause, _time.GetElapsedTime(arrived, started));
        }

        var outcome = SlotOutcome.Failed; // where something unforeseen is thrown
        var run = new WorkerRun(_options, request, body, _room, _observer, _threads);
        request.Job?.Started();
        try
        {
            // 2. to 4. Run the worker to its end.
            var (failure, exitCode) = await RunAsync(run, request, clientGone).ConfigureAwait(false);

            // 5. Judge: the worker's own answer counts where there is one, whatever happened around it.
            failure = Judge(failure, exitCode, run, request.Reply);
            outcome = OutcomeOf(failure, exitCode);
            var (waited, ran) = (_time.GetElapsedTime(arrived, started), _time.GetElapsedTime(started));
            Report(new LaunchEnd(request, failure, exitCode, waited, ran, run.BytesIn, run.Output.Length), run.Stderr);
            if (failure == LaunchFailure.None)
            {
                return new LaunchResult(failure, exitCode, run.Output);
            }

            if (run.Output.DiskFailure is { } e)
            {
                _log.ReplyNotKept(e, request.RequestId, _room.Folder);
            }

            run.Output.Dispose();
            return new LaunchResult(failure, exitCode, null);
        }
        finally
        {
            // 6. Free the slot: a client that reads its reply slowly must not hold one.
            _gate.Leave(request.Caller, outcome);
            run.Dispose();
        }
    }

    private LaunchResult Refuse(LaunchRequest request, LaunchFailure failure, TimeSpan waited)
    {
        Report(new LaunchEnd(request, failure, null, waited, TimeSpan.Zero, 0, 0), null);
        return new LaunchResult(failure, null, null);
    }

    private async Task<(LaunchFailure Failure, int? ExitCode)> RunAsync(WorkerRun run, LaunchRequest request, CancellationToken clientGone)
    {
        if (clientGone.IsCancellationRequested)
        {
            return (GivenUp(request), null); // the client left at the moment the slot became free
        }

        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        try
        {
            // 2. Start the worker, with its pipes.
            var exit = run.ExecuteAsync([.. request.Arguments()], Environment(request));

            // 3. Watch it. The token that fires first is the cause that is kept.
            await using var limit = StopOn(run, LaunchFailure.Deadline, deadline.Token).ConfigureAwait(false);
            await using var stop = StopOn(run, LaunchFailure.Shutdown, _kill.Token).ConfigureAwait(false);
            var giveUp = request.IsChange ? CancellationToken.None : clientGone;
            await using var client = StopOn(run, GivenUp(request), giveUp).ConfigureAwait(false);

            // 4. Wait for its end.
            var exitCode = await exit.ConfigureAwait(false);
            return (run.Cause, exitCode);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            _log.WorkerNotStarted(e, request.RequestId, _options.WorkerPath);
            return (LaunchFailure.CannotStart, null);
        }
    }

    private List<KeyValuePair<string, string?>> Environment(LaunchRequest request)
    {
        List<KeyValuePair<string, string?>> variables = [.. _variables];
        if (request.Actor is { } actor)
        {
            variables.Add(new(WorkerEnvironment.Actor, actor));
        }

        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            variables.Add(new(WorkerEnvironment.TraceParent, trace));
        }

        return variables;
    }

    private static LaunchFailure GivenUp(LaunchRequest request) => request.Job is null ? LaunchFailure.ClientGone : LaunchFailure.Cancelled;

    private static CancellationTokenRegistration StopOn(WorkerRun run, LaunchFailure cause, CancellationToken token)
        => token.UnsafeRegister(_ => run.Stop(cause), null);

    private static LaunchFailure Judge(LaunchFailure cause, int? exitCode, WorkerRun run, ReplyForm reply)
    {
        if (cause == LaunchFailure.CannotStart)
        {
            return cause;
        }

        if (WorkerRun.CauseOf(run.Output.Cut) is not LaunchFailure.None and var cut)
        {
            return cut;
        }

        if (exitCode is not { } code || ErrorType.HttpStatusOf(code) is null)
        {
            return cause == LaunchFailure.None ? LaunchFailure.Crashed : cause;
        }

        if ((reply != ReplyForm.Document || code is not ((int)ExitCode.Done or (int)ExitCode.Findings)) && !run.Output.LooksLikeJson)
        {
            return cause == LaunchFailure.None ? LaunchFailure.OutputUnreadable : cause;
        }

        return LaunchFailure.None;
    }

    private static SlotOutcome OutcomeOf(LaunchFailure failure, int? exitCode) => failure switch
    {
        LaunchFailure.None => exitCode is (int)ExitCode.Done or (int)ExitCode.Findings ? SlotOutcome.Succeeded : SlotOutcome.Failed,
        LaunchFailure.Deadline => SlotOutcome.TimedOut,
        LaunchFailure.ClientGone or LaunchFailure.Cancelled or LaunchFailure.Shutdown => SlotOutcome.Dropped,
        _ => SlotOutcome.Failed,
    };

    private void Report(LaunchEnd end, StderrTail? stderr)
    {
        var requestId = end.Request.RequestId;
        _metrics.Ended(end);
        _observer.Ended(end);
        _log.OperationEnded(
            Level(end.Failure), requestId, end.Request.Verb, end.ExitCode, end.Failure == LaunchFailure.None ? "-" : end.Failure.ToString(),
            end.Waited.TotalMilliseconds, end.Ran.TotalMilliseconds, end.BytesIn, end.BytesOut);
        if (stderr is null || stderr.IsEmpty || LogText.OneLine(stderr.Text(maxChars: 2000)) is not { Length: > 0 } words)
        {
            return;
        }

        if (end.Failure is LaunchFailure.Crashed or LaunchFailure.OutputUnreadable or LaunchFailure.OutputTooLarge)
        {
            _log.WorkersLastWords(requestId, words);
        }
        else
        {
            _log.WorkerSaid(requestId, words);
        }
    }

    private static LogLevel Level(LaunchFailure failure) => failure switch
    {
        LaunchFailure.None or LaunchFailure.ClientGone or LaunchFailure.Cancelled or LaunchFailure.Shutdown => LogLevel.Information,
        LaunchFailure.CannotStart or LaunchFailure.Crashed => LogLevel.Error,
        LaunchFailure.OutputUnreadable or LaunchFailure.OutputTooLarge => LogLevel.Error,
        _ => LogLevel.Warning,
    };
}
