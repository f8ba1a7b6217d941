using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Tests.Calendar;

/// <summary>Days and events to draw.</summary>
internal static class Days
{
    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    public static CalendarEvent Event(string id, string start, int minutes, string channel = "campus") => new()
    {
        Channel = channel,
        Start = At(start),
        End = At(start).AddMinutes(minutes),
        Title = id,
        Url = $"https://media.example.edu/{id}.mp4",
        Id = id,
        Key = id,
        ScheduleId = "week",
        Schedule = "Week",
        Revision = 3,
    };

    public static Lane Lane(string start, string end) => new("campus", "Campus", DateOnly.FromDateTime(At(start).UtcDateTime), At(start), At(end));
}
