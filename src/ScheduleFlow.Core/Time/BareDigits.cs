namespace ScheduleFlow.Core.Time;

/// <summary>What a number, or a string of digits alone, means where a time is expected.</summary>
internal enum BareDigits
{
    /// <summary>
    /// 8, 12 and 14 digits are a calendar time. Any other number is Unix time: in seconds below 10^11, in milliseconds
    /// from there on. Used by JSON and our own formats.
    /// </summary>
    UnixTime,

    /// <summary>4 to 14 digits are a calendar time, from a year alone to the second; there is no Unix time. Used by XMLTV.</summary>
    Calendar,
}
