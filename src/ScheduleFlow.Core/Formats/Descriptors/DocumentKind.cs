namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>What a document is, by its first bytes.</summary>
internal enum DocumentKind
{
    Empty,
    Xml,

    /// <summary>XML with XMLTV's root element.</summary>
    Xmltv,
    Json,

    /// <summary>ffplayout's JSON list of one day.</summary>
    Ffplayout,
    M3u,

    /// <summary>Text whose first line names the columns of a schedule.</summary>
    Csv,

    /// <summary>An iCalendar document.</summary>
    Ics,

    /// <summary>A schedule in a format that only schedules have.</summary>
    OtherSchedule,

    /// <summary>A manifest of one stream: <c>.m3u8</c>, but not a list of media.</summary>
    Hls,

    /// <summary>A playlist in the INI form that old players wrote.</summary>
    Pls,

    /// <summary>Text of an unknown form, perhaps a list of URLs.</summary>
    Text,
    Gzip,
    Binary,
}
