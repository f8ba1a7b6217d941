using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// The parts of an origin's reply that are forwarded. It comes from this server's address, so it could do whatever our own
/// pages can. Therefore only media pass, only with the headers that players need, and in a sandbox.
/// </summary>
internal static class MediaReply
{
    /// <summary>The headers that pass. All others are dropped, above all those that apply to a whole origin.</summary>
    public static readonly string[] Headers =
    [
        "Accept-Ranges", "Age", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Range", "Content-Type", "Date",
        "ETag", "Expires",
        "Last-Modified", "Location", "Vary",
    ];

    private const string Unknown = "application/octet-stream";

    // Besides all video, audio and images. SVG does not count as an image: it is a document with scripts.
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "application/vnd.apple.mpegurl", "application/x-mpegurl", "application/mpegurl", "application/dash+xml",
        "application/vnd.ms-sstr+xml", "application/mp4", "application/ogg", "application/x-matroska", "application/mxf",
        "application/ttml+xml", "application/x-subrip", "text/vtt", "multipart/byteranges", Unknown);

    /// <summary>Checks an origin's reply before it is forwarded; anything but media becomes an error of the API.</summary>
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
                response.SuppressResponseBody = true; // the origin's page for people
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
            reply.Headers.ContentDisposition = "attachment"; // a player still plays it
        }
    }

    private static bool IsMedia(MediaTypeHeaderValue type)
        => type.Type.Value is { } main && type.MediaType.Value is { } whole
            && (Types.Contains(whole) || Is(main, "video") || Is(main, "audio") || (Is(main, "image") && !IsSvg(type)));

    private static bool IsSvg(MediaTypeHeaderValue type) => type.SubType.StartsWith("svg", StringComparison.OrdinalIgnoreCase);

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
