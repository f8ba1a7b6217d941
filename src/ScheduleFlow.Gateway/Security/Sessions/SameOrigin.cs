namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Whether one of our own pages sent a request, by headers that browsers set and no page can change.</summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether the browser reports one of our pages. No report counts as false.</summary>
    public static bool IsSaid(HttpRequest request) =>
        request.Headers[FetchSite].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : IsOurs(request.Headers.Origin.ToString(), request);

    /// <summary>
    /// Whether the browser reports a foreign page. Programs and old browsers report nothing. <c>same-origin</c> counts before
    /// <c>Origin</c>, which has another scheme where a proxy that we do not know ends TLS, and is <c>null</c> for some forms.
    /// </summary>
    public static bool IsDenied(HttpRequest request) => request.Headers[FetchSite].ToString() switch
    {
        "same-origin" => false,
        "cross-site" or "same-site" => true,
        _ => request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin, request),
    };

    private static bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
