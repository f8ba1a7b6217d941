using System.Net;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// What a caller without a key may do. Unless the configuration says otherwise: a program on this machine is an
/// editor, everybody else is nobody.
/// </summary>
/// <remarks>
/// A connection from loopback is not enough to be "on this machine". A reverse proxy calls from loopback for the whole
/// world, so forwarding headers rule it out. A browser calls from loopback for every page its user visits: a page of
/// another origin may read at most, however simple its request is; and where a name of the attacker's was made to
/// resolve to 127.0.0.1 (DNS rebinding) the Host header gives it away.
/// </remarks>
internal static class AnonymousAccess
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", TrustedProxies.OriginalHeader];

    public static Role RoleOf(HttpRequest request, GatewayOptions options)
    {
        var role = options.Security.Anonymous ?? (IsFromThisMachine(request) ? Role.Editor : Role.None);
        return role > Role.Viewer && IsForeignPage(request, options) ? Role.Viewer : role;
    }

    /// <summary>Whether a browser sends this for a page that is not ours, not local and not named in the configuration.</summary>
    public static bool IsForeignPage(HttpRequest request, GatewayOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return request.Headers["Sec-Fetch-Site"] == "cross-site";
        }

        if (options.CorsOrigins.Any(named => named != "*" && string.Equals(named, origin, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        return !Uri.TryCreate(origin, UriKind.Absolute, out var page)
            || !(IsLoopbackName(page.IdnHost) || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsFromThisMachine(HttpRequest request)
        => request.HttpContext.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            && IsLoopbackName(request.Host.Host)
            && !ForwardingHeaders.Any(request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
