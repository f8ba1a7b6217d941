using System.Net;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// Active health checks: a node that answers its health is well, also where it says 503 because every slot is busy,
/// or 421 because the probe names it by a name that clients do not use.
/// A cluster that has much to do must not lose its nodes for that; whom to ask next is what the balancing is for.
/// </summary>
internal sealed class AnsweringNodes(IDestinationHealthUpdater updater) : IActiveHealthCheckPolicy
{
    public const string PolicyName = nameof(AnsweringNodes);

    public string Name => PolicyName;

    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults) =>
        updater.SetActive(cluster, [.. probingResults.Select(result => new NewActiveDestinationHealth(
            result.Destination,
            result.Response is { StatusCode: HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.MisdirectedRequest } ? DestinationHealth.Healthy : DestinationHealth.Unhealthy))]);
}
