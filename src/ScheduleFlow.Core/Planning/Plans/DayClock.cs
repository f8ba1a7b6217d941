using ScheduleFlow.Core.Schedules.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning.Plans;

/// <summary>The local days of a zone, and the broadcast days, which begin at a time of their own. Times are Unix seconds.</summary>
internal sealed class DayClock(Zone zone, int dayStart)
{
    private (long Start, long End) _day;

    /// <summary>When a clock shows a time of a day; seconds of 86,400 and more are the next day's.</summary>
    public long At(DateOnly day, int secondOfDay)
    {
        var date = day.AddDays(secondOfDay / DayWindow.ClockSeconds);
        var local = (date.DayNumber - UnixEpochDay) * (long)DayWindow.ClockSeconds;
        return zone.ToInstant(local + (secondOfDay % DayWindow.ClockSeconds)).Instant.UnixSeconds;
    }

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
            var start = At(date, dayStart);
            _day = time >= start ? (start, At(date.AddDays(1), dayStart)) : (At(date.AddDays(-1), dayStart), start);
        }

        return _day;
    }

    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;
}
