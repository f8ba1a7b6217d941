using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Http;

/// <summary>The format that a caller's <c>Accept</c> asks for.</summary>
internal static class ExportFormat
{
    // In the order in which a wildcard matches them, with the names that clients also use for them; the first match counts.
    private static readonly (string MediaType, string Format)[] Known =
    [
        ("application/json", FormatNames.Json),
        ("application/xml", FormatNames.Xml),
        ("text/xml", FormatNames.Xml),
        ("text/calendar", FormatNames.Ics),
        ("text/csv", FormatNames.Csv),
        ("text/html", FormatNames.Html),
        ("audio/x-mpegurl", FormatNames.M3u),
        ("audio/mpegurl", FormatNames.M3u),
        ("application/vnd.apple.mpegurl", FormatNames.M3u),
    ];

    // These, then each format with a media type of its own.
    private static readonly (string MediaType, string Format)[] Formats =
    [
        .. Known.Concat(DocumentFormats.All.Select(format => (MediaType: format.MediaType.Split(';')[0], Format: format.Name)))
            .DistinctBy(known => known.MediaType),
    ];

    /// <summary>The media types on offer, as people read them.</summary>
    public static string Choices { get; } = string.Join(", ", Formats.Select(known => known.MediaType));

    /// <summary>
    /// The format with the highest quality in <c>Accept</c>, the first of equals; JSON without <c>Accept</c>; null: none is
    /// acceptable.
    /// </summary>
    public static string? Of(HttpRequest request)
    {
        string[] accept = [.. request.Headers.Accept.OfType<string>()];
        if (accept.Length == 0 || !MediaTypeHeaderValue.TryParseList(accept, out var accepted))
        {
            return FormatNames.Json;
        }

        var refused = accepted.Where(type => type.Quality is 0).ToList();
        foreach (var wanted in accepted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1))
        {
            foreach (var (mediaType, format) in Formats)
            {
                if (Fits(mediaType, wanted) && !refused.Any(type => Fits(mediaType, type)))
                {
                    return format;
                }
            }
        }

        return null;
    }

    private static bool Fits(string mediaType, MediaTypeHeaderValue accepted) =>
        new MediaTypeHeaderValue(mediaType).IsSubsetOf(new MediaTypeHeaderValue(accepted.MediaType));
}
