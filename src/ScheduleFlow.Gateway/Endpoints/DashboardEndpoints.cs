using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The dashboard, below <c>/ui/</c>: files that everybody may load, because the API behind them asks who is there. A path
/// without a file is one of the dashboard's own screens, for which the browser loads the same page.
/// </summary>
internal static class DashboardEndpoints
{
    /// <summary>Where it begins; without the last slash the browser would look for its files one folder higher.</summary>
    public const string Start = "/ui/";

    private const string Served = Start + "{**path}";
    private const string Framework = "_framework/";

    public static void MapDashboard(this IEndpointRouteBuilder routes, DashboardFiles files) =>
        routes.Map(Served, http => ServeAsync(http, files)).AsProbe().ExcludeFromDescription();

    /// <summary>Whether a browser asks on behalf of a person: only then is a page a better answer than data.</summary>
    public static bool IsForAPerson(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);

    private static Task ServeAsync(HttpContext http, DashboardFiles files)
    {
        var path = http.Request.RouteValues["path"] as string ?? "";
        if (!http.Request.Path.StartsWithSegments(Start.TrimEnd('/'), StringComparison.Ordinal, out var rest) || !rest.HasValue)
        {
            // This route takes /ui and /UI/ too; the page's links are relative to /ui/.
            http.Response.Redirect(http.Request.PathBase + Start + path + http.Request.QueryString);
            return Task.CompletedTask;
        }

        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        var file = files.Find(path.Length == 0 ? DashboardFiles.Index : path, accepted)
            ?? (IsAScreen(http.Request, path) ? files.Find(DashboardFiles.Index, accepted) : null);
        return file is null ? MissAsync(http, files) : SendAsync(http, file);
    }

    // A script or a picture that is not there (any more) must not be answered with a page.
    private static bool IsAScreen(HttpRequest request, string path) =>
        !path.StartsWith(Framework, StringComparison.Ordinal)
        && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" or "iframe";

    private static Task MissAsync(HttpContext http, DashboardFiles files) => ErrorReply.WriteAsync(
        http,
        new Problem(ErrorType.NotFound, files.Exist ? $"There is no {http.Request.Path}." : "This gateway was built without the dashboard.")
        {
            Hint = files.Exist ? "Load the page again: the server may have been updated." : "Everything is in the API: GET / names every path.",
        });

    private static Task SendAsync(HttpContext http, DashboardFile file)
    {
        var headers = http.Response.Headers;
        headers.Remove(HeaderNames.Pragma);
        headers.Remove(HeaderNames.Expires);
        headers.CacheControl = file.IsForGood ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (file.Coding is not null)
        {
            headers.ContentEncoding = file.Coding;
        }

        return TypedResults
            .PhysicalFile(file.Path, file.MediaType, lastModified: file.Modified, entityTag: file.Tag)
            .ExecuteAsync(http);
    }
}
