using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Events;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>
/// Checks the links of any number of channels, although each worker has a time limit:
/// <code>
///   LaunchRequest ─1─▶ batch: --after=cursor --budget=… ─2─▶ CliLauncher ─3─▶ reply: counts, next ─┐
///                        ▲                                                                         │
///                        └─────────────── 4. next is the cursor of another ◀───────────────────────┤
///                                         5. no next, a failure or a cancellation: the end ◀───────┘
/// </code>
/// Each batch waits for its turn in the queue like any operation of its caller. Its results are stored when it ends, so
/// they stay whatever happens to later batches.
/// </summary>
internal sealed class LinkCheckJob : IJob, IDisposable
{
    private const string Kind = "validate";
    private const int MaxRequestId = 64; // the same limit as for a client's

    /// <summary>The most seconds a batch works: it must end, and store its findings, within a worker's time limit.</summary>
    private const int LongestBatch = 20;

    /// <summary>The pauses before further tries of a batch that finds the store locked or the queue full.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly LaunchRequest _asked;
    private readonly LaunchRequest _batch;
    private readonly CliLauncher _launcher;
    private readonly GatewayOptions _options;
    private readonly JobEvents _events;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private JobData _data;
    private JobCancellation? _cancellation;
    private int _launches;

    /// <param name="batch">The caller's operation, with the choice of channels.</param>
    /// <param name="launcher">Runs the batches.</param>
    /// <param name="options">Contain the time limit.</param>
    /// <param name="events">Publish every change.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Records its start and its end.</param>
    public LinkCheckJob(LaunchRequest batch, CliLauncher launcher, GatewayOptions options, JobEvents events, TimeProvider time, ILogger log)
    {
        var budget = Math.Clamp((int)(options.Launcher.Timeout / 2).TotalSeconds, 1, LongestBatch);
        _asked = batch;
        _batch = batch.With("budget", budget.ToString(CultureInfo.InvariantCulture)) with { Job = this };
        _launcher = launcher;
        _options = options;
        _events = events;
        _time = time;
        _log = log;
        var (id, now) = (Guid.NewGuid().ToString("N"), ReplyTime.Now(time));
        _data = new JobData(id, Kind, JobState.Queued, batch.RequestId, now, null, 0, 0, LinkCounts.None, null, null);
    }

    public string Id => Data.Id;

    public string RequestId => _batch.RequestId;

    /// <summary>The caller who started it; its batches take that caller's turns.</summary>
    public string Caller => _batch.Caller;

    /// <summary>Its state at this moment.</summary>
    public JobData Data
    {
        get
        {
            lock (_lock)
            {
                return _data;
            }
        }
    }

    public bool IsOver => Data.Finished is not null;

    /// <summary>Whether it checks the same channels as this batch.</summary>
    public bool Checks(LaunchRequest batch) => _asked.Options.SequenceEqual(batch.Options) && _asked.Operands.SequenceEqual(batch.Operands);

    /// <summary>Runs it to its end, good or bad; never throws.</summary>
    /// <param name="first">Receives the first batch's answer where that ends the job, and null where the job goes on.</param>
    public async Task RunAsync(FirstAnswer? first)
    {
        _log.JobStarted(Id, Kind, RequestId);
        try
        {
            string? cursor = null;
            do
            {
                var answer = await LaunchAsync(cursor).ConfigureAwait(false);
                cursor = Take(answer, cursor);
                if (cursor is null && first is not null)
                {
                    first.Give(answer);
                }
                else
                {
                    first?.Give(null);
                    answer.Dispose();
                }

                first = null; // no request waits for later answers
            }
            while (cursor is not null);
        }
        catch (Exception e)
        {
            _log.JobFailedUnexpectedly(e, Id, RequestId);
            End(JobState.Failed, LaunchProblems.Unexpected);
            first?.Give(null);
        }

        _log.JobEnded(Id, Data.State.ToString(), Data.Batches, Data.Counts.Checked, RequestId);
    }

    /// <summary>Ends it: kills the running batch and starts no other. A job that has ended stays as it is.</summary>
    public void Cancel(JobCancellation cause)
    {
        lock (_lock)
        {
            if (_data.Finished is not null || _cancellation is not null)
            {
                return;
            }

            _cancellation = cause;
        }

        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended on its own meanwhile.
        }
    }

    public void Started() => Change(data => data.State == JobState.Queued ? data with { State = JobState.Running } : data);

    // A worker reports its position in the list of all channels. An event for every percent is enough.
    public void Progressed(double percent) =>
        Change(data => percent >= data.Percent + 1 ? data with { Percent = Math.Round(percent, 1) } : data);

    public void Dispose() => _cancel.Dispose();

    /// <summary>1. to 3. Runs one batch, with further tries where they may help.</summary>
    private async Task<LaunchResult> LaunchAsync(string? cursor)
    {
        var batch = _batch.With("after", cursor);
        for (var tries = 0; ; tries++)
        {
            var answer = await _launcher.RunAsync(batch with { RequestId = NextRequestId() }, _cancel.Token).ConfigureAwait(false);
            if (tries == Pauses.Length || !MayHelp(answer, cursor))
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(Pauses[tries], _time, _cancel.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A full queue refuses the job's first batch, as it does any other operation.
    private static bool MayHelp(LaunchResult answer, string? cursor) =>
        answer.ExitCode == (int)ExitCode.Unavailable || (answer.Failure == LaunchFailure.QueueFull && cursor is not null);

    private string NextRequestId()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $".{++_launches}");
        return RequestId[..Math.Min(RequestId.Length, MaxRequestId - number.Length)] + number;
    }

    /// <summary>4. and 5. Takes a batch's result. Returns the cursor of the next batch, or null at the end.</summary>
    private string? Take(LaunchResult answer, string? cursor)
    {
        if (answer.Output is not { } output)
        {
            var failure = answer.Failure;
            var state = failure is LaunchFailure.Cancelled or LaunchFailure.Shutdown ? JobState.Cancelled : JobState.Failed;
            End(state, LaunchProblems.Of(failure, _options));
            return null;
        }

        if (answer.ExitCode is not ((int)ExitCode.Done or (int)ExitCode.Findings))
        {
            var unreadable = ErrorOf(LaunchProblems.Of(LaunchFailure.OutputUnreadable, _options));
            End(JobState.Failed, BatchReply.ReadError(output.Bytes()) ?? unreadable);
            return null;
        }

        if (BatchReply.Read(output.Bytes()) is not { } reply)
        {
            End(JobState.Failed, LaunchProblems.Of(LaunchFailure.OutputUnreadable, _options));
            return null;
        }

        Change(data => With(data, reply));
        if (reply.Next is not null && reply.Next == cursor && reply.Counts.Checked == 0)
        {
            End(JobState.Failed, new Problem(ErrorType.WorkerFailed, "The worker makes no progress with the list."));
            return null;
        }

        if (reply.Next is null)
        {
            End(JobState.Succeeded, (JobError?)null);
        }

        return reply.Next;
    }

    private static JobData With(JobData data, BatchReply reply)
    {
        var counts = data.Counts.With(reply.Counts);
        return data with { Batches = data.Batches + 1, Counts = counts, Percent = Math.Max(data.Percent, Math.Round(counts.Percent, 1)) };
    }

    private static JobError? ErrorOf(Problem? problem) => problem is null ? null : new JobError(problem.Type.Name, problem.Message);

    private void End(JobState state, Problem? problem) => End(state, ErrorOf(problem));

    private void End(JobState state, JobError? error) => Change(data => data with
    {
        State = state,
        Finished = ReplyTime.Now(_time),
        Percent = state == JobState.Succeeded ? 100 : data.Percent,
        // Without a cause the launcher has cancelled it, because the gateway stops.
        CancelledBy = state == JobState.Cancelled ? _cancellation ?? JobCancellation.Shutdown : null,
        Error = state == JobState.Failed ? error : null,
    });

    // Published under the lock, so that events are in the order of the changes.
    private void Change(Func<JobData, JobData> change)
    {
        lock (_lock)
        {
            var changed = change(_data);
            if (changed != _data)
            {
                _data = changed;
                _events.Changed(changed);
            }
        }
    }
}
