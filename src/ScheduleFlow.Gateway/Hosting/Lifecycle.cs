using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// How the gateway stops. First it reports that it is not ready (<c>/healthz/ready</c>), and serves on until a load
/// balancer has noticed. Then it refuses new and waiting operations, and cancels jobs. Running workers may end; those that
/// do not are killed.
/// </summary>
internal sealed class Lifecycle(AdmissionGate gate, CliLauncher launcher, JobStore jobs, GatewayOptions options, TimeProvider time)
    : IHostedLifecycleService
{
    private int _stopping;
    private Task _jobsEnded = Task.CompletedTask;

    public bool IsStopping => Volatile.Read(ref _stopping) != 0;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _stopping, 1);
        await Task.Delay(options.StopDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _jobsEnded = jobs.StopAsync();
        gate.Close();
        launcher.StopWithin(options.Launcher.StopGrace);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The server waits for requests but not for jobs, and a job's worker must not outlive the gateway.
    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await _jobsEnded.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
