using System.Net;
using Microsoft.Extensions.Primitives;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// Middleware: a safe request (GET, HEAD, OPTIONS without a body) that a node has not begun to answer goes to another node
/// where the first was not reached, broke off, answers that it cannot serve now (502, 503), or is silent while the probes
/// find it unhealthy. Each node is asked once. Only the node that runs a job knows it, so a 404 for a job goes to the next
/// node too.
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

            var cause = http.Features.Get<IForwarderErrorFeature>()?.Error.ToString() ?? $"{http.Response.StatusCode}";
            log.SentElsewhere(http.TraceIdentifier, proxy.ProxiedDestination?.DestinationId ?? "-", cause);
            left = [.. left.Where(node => node != proxy.ProxiedDestination)];
            proxy.AvailableDestinations = left;
            Reset(http.Response, headers);
        }
    }

    /// <summary>
    /// Asks a node, and gives it up where it is found unhealthy before it has answered: a node that hangs keeps its
    /// connections, and would delay the request until the time limit.
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

    /// <summary>Checks the head of a node's reply before it is forwarded.</summary>
    public static void Look(ResponseTransformContext response)
    {
        var isRefusal = response.ProxyResponse?.StatusCode switch
        {
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => true,
            HttpStatusCode.NotFound => IsOfJob(response.HttpContext.Request),
            _ => false,
        };
        if (isRefusal && response.HttpContext.Features.Get<Attempt>() is { MayBeLast: false } attempt)
        {
            attempt.IsRefused = true;
            response.SuppressResponseBody = true;
        }
    }

    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && HasNoBody(request);

    // A request that shows a job, or cancels it, which may be repeated.
    private static bool IsOfJob(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/jobs", out var id) && id.HasValue
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsDelete(request.Method))
        && HasNoBody(request);

    private static bool HasNoBody(HttpRequest request) =>
        request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding");

    private static void Reset(HttpResponse response, KeyValuePair<string, StringValues>[] headers)
    {
        response.Clear();
        foreach (var (name, value) in headers)
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>One node's turn.</summary>
    /// <param name="MayBeLast">Whether it is the last node, whose reply is the answer.</param>
    private sealed record Attempt(bool MayBeLast)
    {
        public bool IsRefused { get; set; }
    }
}
