namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>What a document is, by its first bytes.</summary>
internal enum DocumentKind
{
    Empty,
    Xml,

    /// <summary>XML whose root element is XMLTV's.</summary>
    Xmltv,
    Json,

    /// <summary>JSON that is ffplayout's list of a day.</summary>
    Ffplayout,
    M3u,

    /// <summary>Text whose first line names the columns of a schedule.</summary>
    Csv,

    /// <summary>An iCalendar document.</summary>
    Ics,

    /// <summary>A schedule in a format that only schedules have.</summary>
    OtherSchedule,

    /// <summary>A manifest of one stream: <c>.m3u8</c>, but no list of media.</summary>
    Hls,

    /// <summary>A playlist of the INI kind, as players of old wrote.</summary>
    Pls,

    /// <summary>Text of no known form; a list of URLs, perhaps.</summary>
    Text,
    Gzip,
    Binary,
}
