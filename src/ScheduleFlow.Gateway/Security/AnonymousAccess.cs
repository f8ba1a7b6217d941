using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// The rights of a caller without a key (<see cref="AnonymousRights"/>). A foreign page (<see cref="ForeignPages"/>) has none,
/// but its links to player pages work.
/// </summary>
/// <remarks>
/// A connection from loopback is not enough to be "on this machine". A reverse proxy calls from loopback for the whole
/// world, so every sign of a proxy rules this out: forwarding headers, and HTTP/1.0, which nginx uses for the servers behind
/// it by default. A proxy that shows no sign cannot be told from a program. That is why no caller has rights without a key
/// outside Development. A browser calls from loopback for every page that its user visits; where an attacker's name resolves
/// to 127.0.0.1 (DNS rebinding), the Host header gives it away.
/// </remarks>
internal static class AnonymousAccess
{
    private const string Pages = "/pages";

    private static readonly string[] ProxyHeaders =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "CF-Connecting-IP", "True-Client-IP",
        "Fastly-Client-IP", "CDN-Loop",
    ];

    // The middleware for trusted proxies renames their headers to X-Original-.
    private static readonly string[] ProxyHeaderPrefixes = ["X-Forwarded-", "X-Original-"];

    public static Role RoleOf(HttpRequest request, GatewayOptions options) => options.Security.Anonymous switch
    {
        AnonymousRights.None => Role.None,
        _ when ForeignPages.HaveSent(request, options) && !IsVisitOfAPage(request) => Role.None,
        AnonymousRights.Editor => Role.Editor,
        AnonymousRights.Viewer => Role.Viewer,
        _ => WhyNotLocal(request) is null ? Role.Editor : Role.None,
    };

    /// <summary>
    /// Whether a link or a frame of any page leads to a player page. The user sees it and the other page does not: the
    /// browser keeps the two apart, and frames it only on the origins that the player page names.
    /// </summary>
    private static bool IsVisitOfAPage(HttpRequest request)
        => HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(Pages) && request.Headers.Origin.Count == 0
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"].ToString() is "document" or "iframe" or "frame";

    /// <summary>Why a request does not count as one from a program on this machine, as a sentence; null: it does.</summary>
    public static string? WhyNotLocal(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } address
            || !LoopbackNames.IsLoopback(address))
        {
            return "The request does not come from this machine.";
        }

        if (!LoopbackNames.IsLoopback(request.Host.Host))
        {
            return "The request's Host is not localhost or a loopback address.";
        }

        return HttpProtocol.IsHttp10(request.Protocol)
            ? "A request in HTTP/1.0 may come through a reverse proxy, so it does not count as one of this machine."
            : request.Headers.Keys.FirstOrDefault(IsOfAProxy) is { } header
                ? $"The header {header} is a reverse proxy's, so the request does not count as one of this machine."
                : null;
    }

    private static bool IsOfAProxy(string header)
        => ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
            || ProxyHeaderPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
