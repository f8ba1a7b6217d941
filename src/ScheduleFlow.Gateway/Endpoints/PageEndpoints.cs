using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Player pages, served from the store together with the media beside them.</summary>
internal static class PageEndpoints
{
    private const string Html = "text/html";
    private const string Served = "/pages/{**path}";

    // The types of pages and their media; other files in the folder are not served.
    private static readonly FrozenDictionary<string, string> MediaTypes = Types();

    public static void MapPages(this IEndpointRouteBuilder routes, IStoreWindow store, GatewayOptions options)
    {
        var player = ContentPolicy.Player(options.PageFrameAncestors);
        routes.Get(Served, new EndpointScope(ScopeNames.Page, ScopeNames.Of(Area.Pages)), http => ServeAsync(http, store, player));
    }

    private static Task ServeAsync(HttpContext http, IStoreWindow store, string player)
    {
        var path = http.Request.RouteValues["path"] as string ?? "";
        if (!MediaTypes.TryGetValue(Path.GetExtension(path), out var mediaType) || store.FindPage(path) is not { } page)
        {
            return ErrorReply.WriteAsync(http, new Problem(ErrorType.NotFound, $"There is no page “{path}”.")
            {
                Hint = "GET /api/pages lists them; POST /api/pages writes one.",
            });
        }

        // A page may be replaced under its name, so clients must ask each time; 304 where it has not changed.
        http.Response.Headers.CacheControl = "no-cache";
        ContentPolicy.SetOn(http.Response, mediaType.StartsWith(Html, StringComparison.Ordinal) ? player : ContentPolicy.Sandboxed);
        var tag = new EntityTagHeaderValue($"\"{page.Modified.UtcTicks:x}-{page.Length:x}\"");
        return Results
            .Stream(page.Open(), mediaType, lastModified: page.Modified, entityTag: tag, enableRangeProcessing: true)
            .ExecuteAsync(http);
    }

    private static FrozenDictionary<string, string> Types()
    {
        var types = new FileExtensionContentTypeProvider().Mappings
            .Where(type => type.Value.Split('/')[0] is "video" or "audio" or "image")
            .Append(new(".html", Html + "; charset=utf-8"))
            .Append(new(".m3u8", "application/vnd.apple.mpegurl"))
            .Append(new(".vtt", "text/vtt; charset=utf-8"));
        return types.DistinctBy(type => type.Key, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
