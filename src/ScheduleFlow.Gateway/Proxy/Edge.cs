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
/// A gateway that is a front for others (<c>--edge</c>). It runs no workers and knows no keys. It forwards every request to
/// the node that has the fewest:
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
                transforms.AddOriginalHost(); // so that the node takes a page of the edge for its own

                // The node uses the id that the edge gave the request; the reply has it already.
                transforms.AddRequestTransform(request =>
                {
                    request.ProxyRequest.Headers.Remove(RequestId.Header);
                    request.ProxyRequest.Headers.TryAddWithoutValidation(RequestId.Header, request.HttpContext.TraceIdentifier);
                    return default;
                });
                transforms.AddResponseHeaderRemove("Strict-Transport-Security", ResponseCondition.Always); // the edge sets its own
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
        Order = 1000, // after the edge's own routes
    };

    private static ClusterConfig Nodes(GatewayOptions options) => new()
    {
        ClusterId = Cluster,
        LoadBalancingPolicy = LoadBalancingPolicies.LeastRequests,
        Destinations = options.Edge.Nodes.ToDictionary(
            node => node.Authority, node => new DestinationConfig { Address = node.AbsoluteUri }),
        HealthCheck = new HealthCheckConfig
        {
            // Where no node seems healthy, all are tried: a slow answer is better than none.
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
            // A node answers within its own limit, and an event stream sends something every 15 seconds.
            ActivityTimeout = options.Launcher.Timeout + TimeSpan.FromSeconds(30),
        },
    };
}
