using System.Net;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// Active health checks: a node that answers the health probe is healthy, even with 503 because every slot is busy, or with
/// 421 because the probe uses a host name that clients do not. A busy cluster must not lose its nodes; load balancing decides
/// which node is next.
/// </summary>
internal sealed class AnsweringNodes(IDestinationHealthUpdater updater) : IActiveHealthCheckPolicy
{
    public const string PolicyName = nameof(AnsweringNodes);

    public string Name => PolicyName;

    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults) =>
        updater.SetActive(cluster, [.. probingResults.Select(result => new NewActiveDestinationHealth(
            result.Destination, Answers(result.Response) ? DestinationHealth.Healthy : DestinationHealth.Unhealthy))]);

    private static bool Answers(HttpResponseMessage? response) => response?.StatusCode
        is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.MisdirectedRequest;
}
