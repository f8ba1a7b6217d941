using System.Globalization;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Guide;

/// <summary>Where the instants of a day are in the grid. A day has 23, 24 or 25 hours, and is as wide as it is long.</summary>
public sealed record GuideScale(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The width of an hour.</summary>
    public const int Hour = 240;

    public int Width => (int)((End - Start).TotalHours * Hour);

    /// <summary>The beginning of each hour that passes: one that comes twice on the station's clock is there twice.</summary>
    public IEnumerable<DateTimeOffset> Hours
    {
        get
        {
            for (var hour = Start; hour < End; hour = hour.AddHours(1))
            {
                yield return hour;
            }
        }
    }

    public static GuideScale Of(DateOnly day, StationClock clock) => new(clock.StartOf(day), clock.StartOf(day.AddDays(1)));

    /// <summary>Where an instant is; one outside of the day is at its edge.</summary>
    public double At(DateTimeOffset instant) => Math.Clamp((instant - Start).TotalHours, 0, (End - Start).TotalHours) * Hour;

    public static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
