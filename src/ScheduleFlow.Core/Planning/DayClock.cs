using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>The local days of a zone, and the broadcast days, which begin at their own time of day. Times are Unix seconds.</summary>
internal sealed class DayClock(Zone zone, int dayStart)
{
    private (long Start, long End) _day;

    /// <summary>When a clock shows a time of a day; seconds from 86,400 on belong to the next day.</summary>
    public long At(DateOnly day, int secondOfDay) => zone.ToInstant(Local(day, secondOfDay)).Instant.UnixSeconds;

    /// <summary>When a clock shows a time of a day for the second time; null: the day has it only once.</summary>
    public long? Again(DateOnly day, int secondOfDay) => zone.SecondAt(Local(day, secondOfDay))?.UnixSeconds;

    /// <summary>
    /// When a part of a day begins or ends: when a clock first shows the time of day or, if that is skipped, a later one.
    /// </summary>
    public long Edge(DateOnly day, int secondOfDay) => zone.FirstAt(Local(day, secondOfDay)).UnixSeconds;

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(long time)
    {
        var days = zone.ToLocalSeconds(new Instant(time)) / DayWindow.ClockSeconds;
        return DateOnly.FromDayNumber((int)days + UnixEpochDay);
    }

    /// <summary>Seconds since midnight on the clock.</summary>
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

    private static long Local(DateOnly day, int secondOfDay) =>
        ((day.DayNumber - UnixEpochDay) * (long)DayWindow.ClockSeconds) + secondOfDay;

    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;
}
