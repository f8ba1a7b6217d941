namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Whether a page of our own asks, by what browsers say of each request and no page can change.</summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether the browser says that it is a page of ours. A browser that says nothing has not said so.</summary>
    public static bool IsSaid(HttpRequest request) =>
        request.Headers[FetchSite].ToString() is { Length: > 0 } site
            ? site == "same-origin"
            : IsOurs(request.Headers.Origin.ToString(), request);

    /// <summary>Whether the browser says that it is a page of somebody else. A program says nothing, and neither do old browsers.</summary>
    public static bool IsDenied(HttpRequest request) =>
        request.Headers[FetchSite].ToString() is "cross-site" or "same-site"
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin, request));

    private static bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
