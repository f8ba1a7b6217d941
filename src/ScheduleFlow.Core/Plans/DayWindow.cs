namespace ScheduleFlow.Core.Plans;

/// <summary>
/// A part of the local day, <c>[From, To)</c> in seconds from midnight on the clock. If <c>To</c> is not after
/// <c>From</c>, it ends on the next day: 22:00 to 04:00, or 06:00 to 06:00 for a whole day.
/// </summary>
/// <param name="From">0 to 86,399.</param>
/// <param name="To">0 to 86,400.</param>
internal readonly record struct DayWindow(int From, int To)
{
    /// <summary>Seconds that a clock shows from one midnight to the next; a day of a zone may have more or fewer.</summary>
    public const int ClockSeconds = 24 * 60 * 60;

    /// <summary>The number of days after which it ends: 0 or 1.</summary>
    public int DaysLater => To <= From ? 1 : 0;

    /// <summary>Whether a time of the day, in seconds, is in it.</summary>
    public bool Contains(int secondOfDay) => From < To
        ? secondOfDay >= From && secondOfDay < To
        : secondOfDay >= From || secondOfDay < To;
}
