using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Middleware: marks requests that a browser sends for a page that is neither ours nor named in the configuration. Without a
/// key such a request has no rights, whatever other callers have. All of them share one rate limit: a page that a user happens
/// to visit must not use up the limit of the programs at the user's address.
/// </summary>
internal sealed class ForeignPages(RequestDelegate next, GatewayOptions options)
{
    private static readonly Mark Marked = new();

    /// <summary>Whether this request was marked.</summary>
    public static bool Sent(HttpContext http) => http.Features.Get<Mark>() is not null;

    public Task InvokeAsync(HttpContext http)
    {
        if (HaveSent(http.Request, options))
        {
            http.Features.Set(Marked);
        }

        return next(http);
    }

    /// <summary>
    /// Decides by <c>Sec-Fetch-Site</c>, which no page can set and which refers to the address that the browser used, even
    /// where a proxy ends TLS; without it by <c>Origin</c>. A page at another port of localhost is foreign too.
    /// </summary>
    public static bool HaveSent(HttpRequest request, GatewayOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length == 0)
        {
            return site is not ("" or "same-origin" or "none"); // "none": the user has typed the address
        }

        return site != "same-origin"
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            && !options.CorsOrigins.Any(named => named != "*" && string.Equals(named, origin, StringComparison.OrdinalIgnoreCase));
    }

    private sealed record Mark;
}
