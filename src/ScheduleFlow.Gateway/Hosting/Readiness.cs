using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>Whether this gateway can take requests: it is not stopping, and its worker's executable exists.</summary>
internal sealed class Readiness(Lifecycle lifecycle, GatewayOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(
            lifecycle.IsStopping ? HealthCheckResult.Unhealthy("The server is stopping.")
            : !File.Exists(options.Launcher.WorkerPath) ? HealthCheckResult.Unhealthy("The worker is not there.")
            : HealthCheckResult.Healthy());
}
