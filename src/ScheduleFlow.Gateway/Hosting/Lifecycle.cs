using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// How the gateway stops: not ready (<c>/healthz/ready</c>), while it still serves for as long as a load balancer
/// needs to see that; then nobody is let in, who waits is sent away and jobs are cancelled; then what runs may end; then
/// it is killed.
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

    // A job has no request that the server waits for, and its worker must not outlive the gateway.
    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await _jobsEnded.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
