using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// How the gateway stops: not ready (<c>/healthz/ready</c>), while it still serves for as long as a load balancer
/// needs to see that; then nobody is let in and who waits is sent away; then what runs may end; then it is killed.
/// </summary>
internal sealed class Lifecycle(AdmissionGate gate, CliLauncher launcher, GatewayOptions options, TimeProvider time) : IHostedLifecycleService
{
    private int _stopping;

    public bool IsStopping => Volatile.Read(ref _stopping) != 0;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _stopping, 1);
        await Task.Delay(options.StopDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        gate.Close();
        launcher.StopWithin(options.Launcher.StopGrace);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
