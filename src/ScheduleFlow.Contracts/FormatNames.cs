namespace ScheduleFlow.Contracts;

/// <summary>Names of the formats in which schedules and playlists are read and written.</summary>
public static class FormatNames
{
    /// <summary>For reading: the content decides.</summary>
    public const string Auto = "auto";

    /// <summary>TVGuide XML.</summary>
    public const string Xml = "xml";

    public const string Json = "json";

    /// <summary>A media list (<c>#EXTINF</c> with durations), not a channel list.</summary>
    public const string M3u = "m3u";

    /// <summary>A list of channels (<c>#EXTINF:-1</c> with <c>tvg-…</c> attributes), not a media list.</summary>
    public const string M3uChannels = "m3u-channels";

    /// <summary>XMLTV, as TV guides and their grabbers write it.</summary>
    public const string Xmltv = "xmltv";

    /// <summary>ffplayout's list of one broadcast day.</summary>
    public const string Ffplayout = "ffplayout";

    /// <summary>Comma-separated values with a header.</summary>
    public const string Csv = "csv";

    /// <summary>iCalendar, for people's calendars.</summary>
    public const string Ics = "ics";

    /// <summary>The playout of ErsatzTV Next.</summary>
    public const string ErsatzTv = "ersatztv";

    /// <summary>A rundown of the CasparCG Client.</summary>
    public const string CasparCg = "casparcg";

    /// <summary>The simple list that older CasparCG set-ups read.</summary>
    public const string CasparList = "caspar-list";

    /// <summary>A list with one URL or path per line.</summary>
    public const string Text = "text";

    /// <summary>A page that plays the schedule.</summary>
    public const string Html = "html";

    /// <summary>A rundown for people, to be printed.</summary>
    public const string Markdown = "markdown";

    /// <summary>The media types of all formats that are written.</summary>
    public static IEnumerable<string> MediaTypes => DocumentFormats.All.Select(format => format.MediaType).Distinct();

    /// <summary>The media type and file extension of an exported document; null: the format is not written.</summary>
    public static (string MediaType, string Extension)? MediaTypeOf(string format) =>
        DocumentFormats.Find(format) is { } found ? (found.MediaType, found.Extension) : null;
}
