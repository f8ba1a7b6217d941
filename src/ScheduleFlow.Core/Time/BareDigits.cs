namespace ScheduleFlow.Core.Time;

/// <summary>What a number, or a string of nothing but digits, means where a time is expected.</summary>
internal enum BareDigits
{
    /// <summary>
    /// 8, 12 and 14 digits are a calendar time; any other number is Unix time, in seconds below 10^11 and in
    /// milliseconds from there on. JSON and our own formats.
    /// </summary>
    UnixTime,

    /// <summary>4 to 14 digits in pairs are a calendar time, from the year alone on; there is no Unix time. XMLTV.</summary>
    Calendar,
}
