using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>
/// The jobs of this gateway, in memory: those that run and the latest that have ended. Each caller may run a few. Their
/// batches take turns in the queue as the callers' operations do, so that no caller's job keeps another's waiting.
/// </summary>
internal sealed class JobStore(CliLauncher launcher, JobEvents events, GatewayOptions options, TimeProvider time, ILogger<JobStore> log)
{
    /// <summary>The most jobs that are kept, including the running ones.</summary>
    public const int MaxKept = 100;

    /// <summary>The most jobs of one caller that run at a time.</summary>
    public const int MaxPerCaller = 2;

    /// <summary>The most jobs that run at a time.</summary>
    public const int MaxRunning = 8;

    private readonly Lock _lock = new();
    private readonly List<(LinkCheckJob Job, Task Ended)> _jobs = []; // the oldest first
    private bool _isClosed;

    /// <summary>All of them at this moment, the newest first.</summary>
    public IReadOnlyList<JobData> All
    {
        get
        {
            lock (_lock)
            {
                return [.. Enumerable.Reverse(_jobs).Select(kept => kept.Job.Data)];
            }
        }
    }

    /// <summary>
    /// Starts a job, which then runs on its own. Errors: <c>conflict</c> while this caller's job for the same channels runs,
    /// <c>rate_limited</c> at the limit per caller, <c>unavailable</c> at the limit for all.
    /// </summary>
    /// <param name="batch">See <see cref="LinkCheckJob"/>.</param>
    /// <param name="first">Receives the first batch's answer; null: no request waits for it.</param>
    public Outcome<LinkCheckJob> Start(LaunchRequest batch, FirstAnswer? first)
    {
        lock (_lock)
        {
            if (Refusal(batch) is { } problem)
            {
                return problem;
            }

            var job = new LinkCheckJob(batch, launcher, options, events, time, log);
            if (_jobs.Count >= MaxKept)
            {
                _jobs.RemoveAt(_jobs.FindIndex(kept => kept.Job.IsOver));
            }

            events.Changed(job.Data);
            _jobs.Add((job, Task.Run(() => RunAsync(job, first))));
            return job;
        }
    }

    public LinkCheckJob? Find(string id)
    {
        lock (_lock)
        {
            return _jobs.Find(kept => kept.Job.Id == id).Job;
        }
    }

    /// <summary>Cancels the job if it still runs, and waits for its end; a killed worker ends within milliseconds.</summary>
    public async Task CancelAsync(LinkCheckJob job)
    {
        Task ended;
        lock (_lock)
        {
            ended = _jobs.Find(kept => kept.Job == job).Ended ?? Task.CompletedTask; // or it has ended and is forgotten already
        }

        if (!job.IsOver)
        {
            job.Cancel(JobCancellation.Request);
            await ended.ConfigureAwait(false);
        }
    }

    /// <summary>Cancels all jobs, refuses new ones, and waits for the end.</summary>
    public Task StopAsync()
    {
        List<(LinkCheckJob Job, Task Ended)> jobs;
        lock (_lock)
        {
            _isClosed = true;
            jobs = [.. _jobs];
        }

        jobs.ForEach(kept => kept.Job.Cancel(JobCancellation.Shutdown));
        return Task.WhenAll(jobs.Select(kept => kept.Ended));
    }

    private Problem? Refusal(LaunchRequest batch)
    {
        if (_isClosed)
        {
            return new Problem(ErrorType.Unavailable, "The server is stopping.") { Hint = "Try again when it is back." };
        }

        var running = _jobs.Where(kept => !kept.Job.IsOver).Select(kept => kept.Job).ToList();
        var own = running.FindAll(job => job.Caller == batch.Caller);
        if (own.Find(job => job.Checks(batch)) is { } same)
        {
            return new Problem(ErrorType.Conflict, $"The job {same.Id} validates these channels already.")
            {
                Hint = $"GET /api/jobs/{same.Id} says how far it is; DELETE cancels it.",
            };
        }

        if (own.Count >= MaxPerCaller)
        {
            return new Problem(ErrorType.RateLimited, $"{MaxPerCaller} jobs of this caller run already, {own[0].Id} among them.")
            {
                Hint = $"Wait for the end of one, or cancel it: GET /api/jobs/{own[0].Id} says how far it is.",
            };
        }

        return running.Count < MaxRunning ? null : new Problem(ErrorType.Unavailable, $"{MaxRunning} jobs run already; no more may.")
        {
            Hint = "Try again when one of them has ended; GET /api/jobs lists them.",
        };
    }

    private static async Task RunAsync(LinkCheckJob job, FirstAnswer? first)
    {
        using (job)
        {
            await job.RunAsync(first).ConfigureAwait(false);
        }
    }
}
