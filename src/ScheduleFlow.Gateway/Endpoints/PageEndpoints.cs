using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Player pages: written from schedules, listed, and served from the data folder with the media that lie beside them.</summary>
internal static class PageEndpoints
{
    private const string Served = "/pages/{**path}";

    // What a page or its media may be; anything else in the folder is not served.
    private static readonly FrozenDictionary<string, string> MediaTypes = Types();

    public static void MapPages(this IEndpointRouteBuilder routes, Relay relay, GatewayOptions options)
    {
        var folder = Path.Combine(options.DataFolder, "generated_pages");
        routes.Get("/api/pages", http => relay.SendAsync(http, new LaunchRequest(VerbNames.ListPages)));
        routes.Post("/api/pages", http => GenerateAsync(http, relay));
        routes.Get(Served, http => ServeAsync(http, folder));
    }

    private static async Task GenerateAsync(HttpContext http, Relay relay)
    {
        if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        var request = new LaunchRequest(VerbNames.GeneratePage) { Operands = [fields.Required("schedule_id")], IsChange = true }
            .With("name", fields.Optional("filename"))
            .With("from", fields.Optional("from"))
            .With("to", fields.Optional("to"))
            .With("zone", fields.Optional("zone"))
            .With("channel", fields.Optional("channel"));
        await (fields.Problem is { } wrong ? ErrorReply.WriteAsync(http, wrong) : relay.SendAsync(http, request));
    }

    private static Task ServeAsync(HttpContext http, string folder)
    {
        var path = http.Request.RouteValues["path"] as string ?? "";
        if (FileOf(folder, path) is not { } file)
        {
            return ErrorReply.WriteAsync(http, new Problem(ErrorType.NotFound, $"There is no page “{path}”.") { Hint = "GET /api/pages lists them; POST /api/pages writes one." });
        }

        // A page is written anew under its name, so it is asked for each time; 304 where it is still the same.
        http.Response.Headers.CacheControl = "no-cache";
        var modified = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var tag = new EntityTagHeaderValue($"\"{modified.UtcTicks:x}-{file.Length:x}\"");
        return Results.File(file.FullName, MediaTypes[file.Extension], lastModified: modified, entityTag: tag, enableRangeProcessing: true).ExecuteAsync(http);
    }

    // Nothing hidden, nothing outside of the folder, and nothing that a link leads to elsewhere.
    private static FileInfo? FileOf(string folder, string path)
    {
        var names = path.Split('/');
        if (names.Any(name => name.Length == 0 || name[0] == '.' || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0))
        {
            return null;
        }

        FileSystemInfo place = new DirectoryInfo(folder);
        for (var i = 0; i < names.Length; i++)
        {
            var next = Path.Combine(place.FullName, names[i]);
            place = i < names.Length - 1 ? new DirectoryInfo(next) : new FileInfo(next);
            if (!place.Exists || place.LinkTarget is not null)
            {
                return null;
            }
        }

        // A pipe is as long as nothing.
        return place is FileInfo { Length: > 0 } file && MediaTypes.ContainsKey(file.Extension) ? file : null;
    }

    private static FrozenDictionary<string, string> Types()
    {
        var types = new FileExtensionContentTypeProvider().Mappings
            .Where(type => type.Value.StartsWith("video/", StringComparison.Ordinal) || type.Value.StartsWith("audio/", StringComparison.Ordinal) || type.Value.StartsWith("image/", StringComparison.Ordinal))
            .Append(new(".html", "text/html; charset=utf-8"))
            .Append(new(".m3u8", "application/vnd.apple.mpegurl"))
            .Append(new(".vtt", "text/vtt; charset=utf-8"));
        return types.DistinctBy(type => type.Key, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
