using Microsoft.Extensions.Primitives;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Middleware: answers 421 to a request for a host that is not ours. An attacker may make their own name resolve to this
/// server's address (DNS rebinding). The attacker's page and this server then have the same origin for the browser, and only
/// the Host header tells them apart.
/// </summary>
/// <remarks>
/// Addresses and localhost are always ours, because they cannot be made to resolve to another server. A missing Host counts
/// as ours too: browsers always send one, some load balancers' probes do not.
/// </remarks>
internal sealed class AllowedHosts(RequestDelegate next, GatewayOptions options)
{
    // The platform's patterns: a name, or *.name for all below it, in any case.
    private readonly StringSegment[] _patterns = [.. options.AllowedHosts.Select(host => new StringSegment(host))];

    public Task InvokeAsync(HttpContext http) => IsOurs(http.Request.Host)
        ? next(http)
        : Refusal.Set(http, new Problem(ErrorType.Misdirected, "This server does not serve the host that the request names.")
        {
            Hint = $"If it is this server's name, add it to {GatewaySettings.AllowedHosts.Key}.",
        });

    private bool IsOurs(HostString host) => !host.HasValue || LoopbackNames.IsAddressOrLocalhost(host.Host) || IsNamed(host.Value);

    private bool IsNamed(string host)
    {
        try
        {
            return _patterns.Length > 0 && HostString.MatchesAny(host, _patterns);
        }
        catch (FormatException)
        {
            return false; // not a host
        }
    }
}
