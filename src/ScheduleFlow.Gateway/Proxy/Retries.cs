using Microsoft.Extensions.Primitives;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// Middleware: a safe request (GET, HEAD, OPTIONS without a body) that no node has begun to answer goes to another one:
/// where the node was not reached, broke off, answers that it cannot now (502, 503), or says nothing while the probes
/// find that it is no longer well. Each node is asked once. A job is known to the node that runs it alone, so that a node
/// which does not know it (404) is not the last word either.
/// </summary>
internal sealed class Retries(RequestDelegate next, GatewayOptions options, TimeProvider time, ILogger<Retries> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var proxy = http.GetReverseProxyFeature();
        if (!IsSafe(http.Request) && !IsOfJob(http.Request))
        {
            await next(http);
            return;
        }

        var headers = http.Response.Headers.ToArray();
        var left = proxy.AvailableDestinations;
        while (true)
        {
            var attempt = new Attempt(MayBeLast: left.Count <= 1);
            http.Features.Set(attempt);
            http.Features.Set<IForwarderErrorFeature>(null);
            await AskAsync(http, proxy, attempt);
            if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested || left.Count <= 1
                || (http.Features.Get<IForwarderErrorFeature>() is null && !attempt.IsRefused))
            {
                return;
            }

            log.SentElsewhere(http.TraceIdentifier, proxy.ProxiedDestination?.DestinationId ?? "-", http.Features.Get<IForwarderErrorFeature>()?.Error.ToString() ?? $"{http.Response.StatusCode}");
            left = [.. left.Where(node => node != proxy.ProxiedDestination)];
            proxy.AvailableDestinations = left;
            Reset(http.Response, headers);
        }
    }

    /// <summary>
    /// Hands it to a node, and gives that up where it is found unwell before it has said anything: a node that hangs
    /// keeps its connections, and would hold up the request until the time limit.
    /// </summary>
    private async Task AskAsync(HttpContext http, IReverseProxyFeature proxy, Attempt attempt)
    {
        if (attempt.MayBeLast)
        {
            await next(http);
            return;
        }

        var client = http.RequestAborted;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(client);
        await using var look = time.CreateTimer(_ => GiveUp(), null, options.Edge.ProbeInterval, options.Edge.ProbeInterval);
        http.RequestAborted = enough.Token;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestAborted = client;
        }

        void GiveUp()
        {
            if (proxy.ProxiedDestination?.Health.Active == DestinationHealth.Unhealthy && !http.Response.HasStarted)
            {
                enough.Cancel();
            }
        }
    }

    /// <summary>Looks at the head of a node's reply, before it is handed on.</summary>
    public static void Look(ResponseTransformContext response)
    {
        var isRefusal = response.ProxyResponse?.StatusCode is System.Net.HttpStatusCode.BadGateway or System.Net.HttpStatusCode.ServiceUnavailable
            || (response.ProxyResponse?.StatusCode is System.Net.HttpStatusCode.NotFound && IsOfJob(response.HttpContext.Request));
        if (isRefusal && response.HttpContext.Features.Get<Attempt>() is { MayBeLast: false } attempt)
        {
            attempt.IsRefused = true;
            response.SuppressResponseBody = true;
        }
    }

    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && HasNoBody(request);

    // To ask for it, or to cancel it, which may be said any number of times.
    private static bool IsOfJob(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/jobs", out var id) && id.HasValue
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsDelete(request.Method))
        && HasNoBody(request);

    private static bool HasNoBody(HttpRequest request) => request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding");

    private static void Reset(HttpResponse response, KeyValuePair<string, StringValues>[] headers)
    {
        response.Clear();
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>One node's turn.</summary>
    /// <param name="MayBeLast">Whether nobody is left to be asked after it: then what it says is the answer.</param>
    private sealed record Attempt(bool MayBeLast)
    {
        public bool IsRefused { get; set; }
    }
}
