using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// A gateway that is a front for others (<c>--edge</c>): it runs no workers and knows no keys, but hands every request
/// to the node that has the fewest:
/// <code>
///   request ─▶ id, log ─▶ <see cref="Retries"/> ─▶ least requests of the nodes that are well ─▶ node
///                             ▲                                                       │
///                             └── not reached, or too busy: a safe one goes to another ┘
/// </code>
/// </summary>
internal static class Edge
{
    private const string Cluster = "nodes";

    public static void AddServices(IServiceCollection services, GatewayOptions options)
    {
        services.AddHealthChecks().AddCheck<NodesReady>(nameof(NodesReady));
        services.AddSingleton<EdgeLifetime>();
        services.AddHostedService(provider => provider.GetRequiredService<EdgeLifetime>());
        services.AddSingleton<IActiveHealthCheckPolicy, AnsweringNodes>();
        services.AddReverseProxy()
            .LoadFromMemory([Route()], [Nodes(options)])
            .AddTransforms(transforms =>
            {
                transforms.AddOriginalHost(); // a page of the edge's is a page of the node's

                // The id that the edge gave it is the node's, too; the reply has it already.
                transforms.AddRequestTransform(request =>
                {
                    request.ProxyRequest.Headers.Remove(RequestId.Header);
                    request.ProxyRequest.Headers.TryAddWithoutValidation(RequestId.Header, request.HttpContext.TraceIdentifier);
                    return default;
                });
                transforms.AddResponseHeaderRemove("Strict-Transport-Security", ResponseCondition.Always); // the edge says it itself
                transforms.AddResponseTransform(response =>
                {
                    response.HttpContext.Response.Headers[RequestId.Header] = response.HttpContext.TraceIdentifier;
                    Retries.Look(response);
                    return default;
                });
            });
    }

    public static void Use(WebApplication app)
    {
        TrustedProxies.Use(app, app.Services.GetRequiredService<GatewayOptions>());
        app.UseMiddleware<RequestId>();
        app.UseMiddleware<RequestLog>();
        app.Use(CommonHeaders.OnEdgeAsync);
        app.UseHsts();
        app.UseMiddleware<ErrorBoundary>();
        app.UseMiddleware<AllowedHosts>();
        app.UseRouting();
    }

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AsProbe();
        app.MapHealthChecks("/healthz/ready").AsProbe();
        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ProxyErrors>();
            proxy.UseMiddleware<Retries>();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
    }

    private static RouteConfig Route() => new()
    {
        RouteId = Cluster,
        ClusterId = Cluster,
        Match = new RouteMatch { Path = "{**path}" },
        Order = 1000, // behind the edge's own
    };

    private static ClusterConfig Nodes(GatewayOptions options) => new()
    {
        ClusterId = Cluster,
        LoadBalancingPolicy = LoadBalancingPolicies.LeastRequests,
        Destinations = options.Edge.Nodes.ToDictionary(node => node.Authority, node => new DestinationConfig { Address = node.AbsoluteUri }),
        HealthCheck = new HealthCheckConfig
        {
            // Where no node seems well they are all tried: better a slow answer than none.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Path = "/api/health",
                Policy = AnsweringNodes.PolicyName,
                Interval = options.Edge.ProbeInterval,
                Timeout = options.Edge.ProbeInterval,
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = options.Edge.ProbeInterval * 2,
            },
        },
        HttpClient = new HttpClientConfig { MaxConnectionsPerServer = 10_000 },
        HttpRequest = new ForwarderRequestConfig
        {
            // A node answers within its own limit; a stream of events says something every 15 seconds.
            ActivityTimeout = options.Launcher.Timeout + TimeSpan.FromSeconds(30),
        },
    };
}
