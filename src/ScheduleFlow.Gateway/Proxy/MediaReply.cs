using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// What of an origin's reply is handed on. It comes from this server's address, so it could do here what our own pages
/// can: therefore only media, only the headers that playing needs, and in a sandbox.
/// </summary>
internal static class MediaReply
{
    /// <summary>The headers that are handed on; the others are not, least of all those that count for all of an origin.</summary>
    public static readonly string[] Headers =
    [
        "Accept-Ranges", "Age", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Range", "Content-Type", "Date", "ETag", "Expires",
        "Last-Modified", "Location", "Vary",
    ];

    private const string Unknown = "application/octet-stream";

    // Beside all that is video, audio or an image. SVG is none: it is a document with scripts.
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "application/vnd.apple.mpegurl", "application/x-mpegurl", "application/mpegurl", "application/dash+xml", "application/vnd.ms-sstr+xml",
        "application/mp4", "application/ogg", "application/x-matroska", "application/mxf", "application/ttml+xml", "application/x-subrip",
        "text/vtt", "multipart/byteranges", Unknown);

    /// <summary>Looks at an origin's reply before it is handed on; what is no media becomes an error of the API.</summary>
    public static void Check(ResponseTransformContext response)
    {
        var http = response.HttpContext;
        switch (http.Response.StatusCode)
        {
            case StatusCodes.Status200OK or StatusCodes.Status206PartialContent:
                CheckType(response);
                break;
            case StatusCodes.Status304NotModified:
                break;
            case StatusCodes.Status416RangeNotSatisfiable or (>= 300 and < 400):
                response.SuppressResponseBody = true; // a page of the origin's that says it in words
                http.Response.ContentType = null;
                http.Response.ContentLength = 0;
                break;
            case StatusCodes.Status404NotFound or StatusCodes.Status410Gone:
                Refuse(response, new Problem(ErrorType.NotFound, "The origin has no such file."));
                break;
            case var status:
                Refuse(response, new Problem(ErrorType.Unavailable, $"The origin answered {status}."));
                break;
        }

        ContentPolicy.SetOn(http.Response, ContentPolicy.Sandboxed);
    }

    private static void CheckType(ResponseTransformContext response)
    {
        var reply = response.HttpContext.Response;
        var sent = reply.ContentType;
        if (string.IsNullOrEmpty(sent))
        {
            reply.ContentType = sent = Unknown;
        }

        if (!MediaTypeHeaderValue.TryParse(sent, out var type) || !IsMedia(type))
        {
            Refuse(response, new Problem(ErrorType.UnsupportedMediaType, $"What the origin sent is no media but “{sent}”.")
            {
                Hint = "/media/ hands on video, audio, images without SVG, playlists and subtitles.",
            });
        }
        else if (string.Equals(type.MediaType.Value, Unknown, StringComparison.OrdinalIgnoreCase))
        {
            reply.Headers.ContentDisposition = "attachment"; // for a player it is media all the same
        }
    }

    private static bool IsMedia(MediaTypeHeaderValue type)
        => type.Type.Value is { } main && type.MediaType.Value is { } whole
            && (Types.Contains(whole) || Is(main, "video") || Is(main, "audio") || (Is(main, "image") && !type.SubType.StartsWith("svg", StringComparison.OrdinalIgnoreCase)));

    private static bool Is(string type, string other) => string.Equals(type, other, StringComparison.OrdinalIgnoreCase);

    private static void Refuse(ResponseTransformContext response, Problem problem)
    {
        response.SuppressResponseBody = true;
        foreach (var header in Headers)
        {
            response.HttpContext.Response.Headers.Remove(header);
        }

        response.HttpContext.Response.Headers.CacheControl = "no-store";
        _ = Refusal.Set(response.HttpContext, problem);
    }
}
