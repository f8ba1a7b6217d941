using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>The local days of a zone, and the broadcast days, which begin at a time of their own. Times are Unix seconds.</summary>
internal sealed class DayClock(Zone zone, int dayStart)
{
    private (long Start, long End) _day;

    /// <summary>When a clock shows a time of a day; seconds of 86,400 and more are the next day's.</summary>
    public long At(DateOnly day, int secondOfDay) => zone.ToInstant(Local(day, secondOfDay)).Instant.UnixSeconds;

    /// <summary>When a clock shows a time of a day for the second time; null on all days but those that have it twice.</summary>
    public long? Again(DateOnly day, int secondOfDay) => zone.SecondAt(Local(day, secondOfDay))?.UnixSeconds;

    /// <summary>When a part of a day begins or ends: where a clock first shows the time of the day or, if that is skipped, a later one.</summary>
    public long Edge(DateOnly day, int secondOfDay) => zone.FirstAt(Local(day, secondOfDay)).UnixSeconds;

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(long time) => DateOnly.FromDayNumber((int)Math.DivRem(zone.ToLocalSeconds(new Instant(time)), DayWindow.ClockSeconds).Quotient + UnixEpochDay);

    /// <summary>Seconds that the clock shows since its midnight.</summary>
    public int SecondOfDay(long time) => (int)(zone.ToLocalSeconds(new Instant(time)) % DayWindow.ClockSeconds);

    /// <summary>The broadcast day of an instant, half-open.</summary>
    public (long Start, long End) BroadcastDay(long time)
    {
        if (time < _day.Start || time >= _day.End)
        {
            var date = DayOf(time);
            var start = Edge(date, dayStart);
            _day = time >= start ? (start, Edge(date.AddDays(1), dayStart)) : (Edge(date.AddDays(-1), dayStart), start);
        }

        return _day;
    }

    private static long Local(DateOnly day, int secondOfDay) => ((day.DayNumber - UnixEpochDay) * (long)DayWindow.ClockSeconds) + secondOfDay;

    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;
}
