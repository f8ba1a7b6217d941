using System.Collections.Immutable;

namespace ScheduleFlow.Contracts;

/// <summary>A format of documents, as it is served and saved.</summary>
/// <param name="Name">One of <see cref="FormatNames"/>.</param>
/// <param name="MediaType">Its media type, with the charset.</param>
/// <param name="Extension">The extension of its files, with the dot.</param>
public sealed record DocumentFormat(string Name, string MediaType, string Extension)
{
    /// <summary>Whether schedules are written in it.</summary>
    public bool IsOfSchedules { get; init; } = true;
}

/// <summary>
/// Every format that is written, with its media type and file extension, in the order in which help and docs list them.
/// Where several formats share a media type, it means the first of them.
/// </summary>
public static class DocumentFormats
{
    private const string Xml = "application/xml; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";
    private const string M3u = "audio/x-mpegurl; charset=utf-8";

    public static ImmutableArray<DocumentFormat> All { get; } =
    [
        new(FormatNames.Xml, Xml, ".xml"),
        new(FormatNames.Json, Json, ".json"),
        new(FormatNames.M3u, M3u, ".m3u"),
        new(FormatNames.Xmltv, Xml, ".xml"),
        new(FormatNames.Ffplayout, Json, ".json"),
        new(FormatNames.Csv, "text/csv; charset=utf-8", ".csv"),
        new(FormatNames.Ics, "text/calendar; charset=utf-8", ".ics"),
        new(FormatNames.ErsatzTv, Json, ".json"),
        new(FormatNames.CasparCg, Xml, ".xml"),
        new(FormatNames.CasparList, Xml, ".xml"),
        new(FormatNames.Html, "text/html; charset=utf-8", ".html"),
        new(FormatNames.Markdown, "text/markdown; charset=utf-8", ".md"),
        new(FormatNames.M3uChannels, M3u, ".m3u") { IsOfSchedules = false },
    ];

    /// <summary>The names of the formats that a schedule is written in.</summary>
    public static ImmutableArray<string> OfSchedules { get; } =
        [.. All.Where(format => format.IsOfSchedules).Select(format => format.Name)];

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
