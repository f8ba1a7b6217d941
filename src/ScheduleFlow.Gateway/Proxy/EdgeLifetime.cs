using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>How an edge stops: it reports that it is not ready, and serves on until its load balancer has noticed.</summary>
internal sealed class EdgeLifetime(GatewayOptions options, TimeProvider time) : IHostedLifecycleService
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
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
