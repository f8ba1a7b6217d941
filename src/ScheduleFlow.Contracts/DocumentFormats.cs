using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>A format of documents, as it is served and saved.</summary>
/// <param name="Name">One of <see cref="FormatNames"/>.</param>
/// <param name="MediaType">Its media type, with the charset.</param>
/// <param name="Extension">The extension of its files, with the dot.</param>
public sealed record DocumentFormat(string Name, string MediaType, string Extension);

/// <summary>Every format that is written: its name, its media type and the extension of its files, said once.</summary>
public static class DocumentFormats
{
    private const string Xml = "application/xml; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private const string M3u = "audio/x-mpegurl; charset=utf-8";

    public static ImmutableArray<DocumentFormat> All { get; } =
    [
        new(FormatNames.Xml, Xml, ".xml"),
        new(FormatNames.Xmltv, Xml, ".xml"),
        new(FormatNames.CasparCg, Xml, ".xml"),
        new(FormatNames.CasparList, Xml, ".xml"),
        new(FormatNames.Json, Json, ".json"),
        new(FormatNames.Ffplayout, Json, ".json"),
        new(FormatNames.ErsatzTv, Json, ".json"),
        new(FormatNames.Csv, "text/csv; charset=utf-8", ".csv"),
        new(FormatNames.Ics, "text/calendar; charset=utf-8", ".ics"),
        new(FormatNames.Html, "text/html; charset=utf-8", ".html"),
        new(FormatNames.M3u, M3u, ".m3u"),
        new(FormatNames.M3uChannels, M3u, ".m3u"),
    ];

    /// <summary>The format of this name, or null.</summary>
    public static DocumentFormat? Find(string name)
    {
        foreach (var format in All)
        {
            if (format.Name == name)
            {
                return format;
            }
        }

        return null;
    }
}
