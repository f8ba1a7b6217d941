using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>
/// Middleware: a key, a password or a session sent over plain HTTP from another machine can be read on the way. The log warns
/// once an hour per address. With <see cref="SecurityOptions.RequireHttps"/> the request is refused before the secret is
/// checked.
/// </summary>
internal sealed class PlainConnections(RequestDelegate next, GatewayOptions options, TimeProvider time, ILogger<PlainConnections> log)
{
    private const int MaxKnown = 1_000;

    // The paths that receive names and passwords.
    private static readonly string[] SignIns = ["/api/session", "/api/setup", SetUp];

    // Its link contains a token.
    private const string SetUp = "/setup";

    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _warned = [];

    /// <summary>Whether others can read the request on its way.</summary>
    public static bool IsInsecure(HttpContext http) => !http.Request.IsHttps
        && http.Connection.RemoteIpAddress is { } address
        && !LoopbackNames.IsLoopback(address);

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsInsecure(http) || !HasSecret(http.Request))
        {
            return next(http);
        }

        var address = Caller.Address(http);
        if (MustWarn(address))
        {
            log.SecretOverPlainHttp(address);
        }

        return options.Security.RequireHttps
            ? Refusal.Set(
                http,
                new Problem(ErrorType.Forbidden, "Keys and passwords are taken over HTTPS only.")
                {
                    Hint = $"Use the https:// address of this server, or set {GatewaySettings.RequireHttps.Key}=false. "
                        + "Whoever listens on the way has this secret now: replace it.",
                },
                RefusalReason.PlainHttp)
            : next(http);
    }

    private static bool HasSecret(HttpRequest request) => request.Headers.Authorization.Count > 0
        || SessionCookie.IsIn(request)
        || (HttpMethods.IsPost(request.Method) && SignIns.Any(path => IsAt(request, path)))
        || (request.QueryString.HasValue && IsAt(request, SetUp));

    // Routes take a slash at the end too.
    private static bool IsAt(HttpRequest request, string path) =>
        string.Equals(request.Path.Value?.TrimEnd('/'), path, StringComparison.OrdinalIgnoreCase);

    private bool MustWarn(string address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_warned.TryGetValue(address, out var last) && now - last < Silence)
            {
                return false;
            }

            if (_warned.Count >= MaxKnown)
            {
                _warned.Clear();
            }

            _warned[address] = now;
            return true;
        }
    }
}
