using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>The header with which a client may safely repeat a request.</summary>
internal static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";

    /// <summary>Hands the key to the worker, which judges it. An empty one is no key, but it was meant to be one: it is judged too.</summary>
    public static LaunchRequest WithIdempotencyKey(this LaunchRequest request, HttpRequest http)
        => http.Headers.TryGetValue(Name, out var key) ? request with { Options = request.Options.Add($"--idempotency-key={key}") } : request;
}
