using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>Whether the edge can take requests: it is not stopping, and not every node is known to be down.</summary>
internal sealed class NodesReady(IProxyStateLookup proxy, EdgeLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.IsStopping ? HealthCheckResult.Unhealthy("The server is stopping.")
            : proxy.GetClusters().SelectMany(cluster => cluster.Destinations.Values).Any(IsPerhapsWell) ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("No node answers."));

    private static bool IsPerhapsWell(DestinationState node) =>
        node.Health.Active != DestinationHealth.Unhealthy && node.Health.Passive != DestinationHealth.Unhealthy;
}
