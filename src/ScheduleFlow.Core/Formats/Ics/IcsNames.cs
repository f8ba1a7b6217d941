namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>Properties of our own, for what iCalendar has no place for; calendars pass over them.</summary>
internal static class IcsNames
{
    /// <summary>The event's id where the UID does not say it.</summary>
    public const string Id = "X-SCHEDULEFLOW-ID";

    /// <summary>Where the media lies, where that is no URI.</summary>
    public const string Media = "X-SCHEDULEFLOW-MEDIA";

    /// <summary>Of the calendar: its content hash.</summary>
    public const string ContentHash = "X-SCHEDULEFLOW-CONTENT-HASH";

    /// <summary>The id of the channel.</summary>
    public const string Channel = "X-SCHEDULEFLOW-CHANNEL";
}
