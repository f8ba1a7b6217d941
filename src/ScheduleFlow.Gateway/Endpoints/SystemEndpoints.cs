using System.Reflection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Events;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Endpoints that the gateway answers itself, without a worker.</summary>
internal static class SystemEndpoints
{
    private const string ApiVersion = "1";

    private static readonly string[] Features =
    [
        "import", "import-by-path", "import-by-upload", "export", "schedule-playlist", "plans", "playlists", "queue-stats",
        "api-keys", "audit", "events", "channels", "link-validation", "jobs", "tuner", "configuration",
    ];

    public static void MapSystem(this IEndpointRouteBuilder routes, AdmissionGate gate, DashboardFiles dashboard, TimeProvider time)
    {
        var started = time.GetTimestamp();

        routes.GetAnonymously("/", http => GreetAsync(http, routes, dashboard));

        // Never waits and never takes a slot: it must answer above all when no slot is free.
        routes.Probe("/api/health", http =>
        {
            var counts = gate.Counts();
            var isDegraded = counts.Active == counts.Slots && counts.Queued > 0;
            var health = Health(counts, isDegraded, time, started);
            return JsonReply.WriteAsync(http, isDegraded ? 503 : 200, health, GatewayJson.Default.HealthReply);
        });

        routes.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AsProbe();
        routes.MapHealthChecks("/healthz/ready").AsProbe();

        routes.MapPrometheusScrapingEndpoint("/metrics")
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]), new EndpointScope(ScopeNames.Metrics))
            .RequireAuthorization(Policies.Viewer);
        routes.Get("/api/queue-stats", new EndpointScope(ScopeNames.QueueStats) { IsOfNoChannel = true }, http =>
            JsonReply.WriteAsync(http, 200, QueueStats.Of(gate.Counts(), time), GatewayJson.Default.QueueStatsReply));
        routes.Get("/api/system-version", new EndpointScope(ScopeNames.Version) { IsOfNoChannel = true }, http =>
            JsonReply.WriteAsync(http, 200, Version(), GatewayJson.Default.VersionReply));
    }

    // A person wants the dashboard; a program wants to know what is here.
    private static Task GreetAsync(HttpContext http, IEndpointRouteBuilder routes, DashboardFiles dashboard)
    {
        http.Response.Headers.Vary = HeaderNames.Accept;
        if (dashboard.Exist && DashboardEndpoints.IsForAPerson(http.Request))
        {
            http.Response.Redirect(http.Request.PathBase + DashboardEndpoints.Start);
            return Task.CompletedTask;
        }

        return JsonReply.WriteAsync(http, 200, Greeting(routes), GatewayJson.Default.GreetingReply);
    }

    private static GreetingReply Greeting(IEndpointRouteBuilder routes) => new(
        "ScheduleFlow",
        CurrentVersion(),
        "docs/api.md",
        [.. routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != "/")
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0]} {endpoint.RoutePattern.RawText}")
            .Order(StringComparer.Ordinal)]);

    private static HealthReply Health(QueueCounts counts, bool isDegraded, TimeProvider time, long started) => new(
        isDegraded ? "degraded" : "healthy",
        (long)time.GetElapsedTime(started).TotalMilliseconds,
        ReplyTime.Now(time),
        new ProcessPool(counts.Active, counts.Slots, counts.UtilizationPercent, counts.Queued));

    private static VersionReply Version() => new(CurrentVersion(), ApiVersion, Features);

    private static string CurrentVersion()
        => typeof(SystemEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
