using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>The jobs of this gateway, in its memory: the one that runs and those that were before it.</summary>
internal sealed class JobStore(CliLauncher launcher, JobEvents events, GatewayOptions options, TimeProvider time, ILogger<JobStore> log)
{
    /// <summary>Jobs that can be asked for, the running one among them.</summary>
    public const int MaxKept = 100;

    private readonly Lock _lock = new();
    private readonly Queue<LinkCheckJob> _jobs = [];
    private Task _running = Task.CompletedTask;
    private bool _isClosed;

    /// <summary>All of them at this moment, the newest first.</summary>
    public IReadOnlyList<JobData> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _jobs.Reverse().Select(job => job.Data)];
            }
        }
    }

    /// <summary>Starts a job; it needs nobody from then on. <c>conflict</c> while another one runs.</summary>
    /// <param name="batch">See <see cref="LinkCheckJob"/>.</param>
    /// <param name="first">Is given the first batch's answer; null: nobody waits for that.</param>
    public Outcome<LinkCheckJob> Start(LaunchRequest batch, FirstAnswer? first)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return new Problem(ErrorType.Unavailable, "The server is stopping.") { Hint = "Try again when it is back." };
            }

            if (_jobs.LastOrDefault() is { IsOver: false } other)
            {
                return new Problem(ErrorType.Conflict, $"The job {other.Id} validates already.")
                {
                    Hint = $"GET /api/jobs/{other.Id} says how far it is; DELETE cancels it.",
                };
            }

            var job = new LinkCheckJob(batch, launcher, options, events, time, log);
            _jobs.Enqueue(job);
            if (_jobs.Count > MaxKept)
            {
                _jobs.Dequeue();
            }

            events.Changed(job.Data);
            _running = Task.Run(() => RunAsync(job, first));
            return job;
        }
    }

    public LinkCheckJob? Find(string id)
    {
        lock (_lock)
        {
            return _jobs.FirstOrDefault(job => job.Id == id);
        }
    }

    /// <summary>Cancels the job where somebody still wants it, and waits for its end: a killed worker's takes milliseconds.</summary>
    public async Task CancelAsync(LinkCheckJob job)
    {
        Task running;
        lock (_lock)
        {
            running = _running; // this job's, or a later one's, and then this job is over
        }

        if (!job.IsOver)
        {
            job.Cancel(JobCancellation.Request);
            await running.ConfigureAwait(false);
        }
    }

    /// <summary>Cancels what runs and lets nothing begin any more; waits for the end.</summary>
    public Task StopAsync()
    {
        LinkCheckJob? last;
        lock (_lock)
        {
            _isClosed = true;
            last = _jobs.LastOrDefault();
        }

        last?.Cancel(JobCancellation.Shutdown);
        return _running;
    }

    private static async Task RunAsync(LinkCheckJob job, FirstAnswer? first)
    {
        using (job)
        {
            await job.RunAsync(first).ConfigureAwait(false);
        }
    }
}
