namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>Our own properties, for what iCalendar has no place for; calendars ignore them.</summary>
internal static class IcsNames
{
    /// <summary>The event's id, if the UID does not give it.</summary>
    public const string Id = "X-SCHEDULEFLOW-ID";

    /// <summary>The media, if its address is not a URI.</summary>
    public const string Media = "X-SCHEDULEFLOW-MEDIA";

    /// <summary>Of the calendar: its content hash.</summary>
    public const string ContentHash = "X-SCHEDULEFLOW-CONTENT-HASH";

    /// <summary>The id of the channel.</summary>
    public const string Channel = "X-SCHEDULEFLOW-CHANNEL";
}
