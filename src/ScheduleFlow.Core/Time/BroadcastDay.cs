using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// A day of a channel: from the hour at which its days begin to the same hour of the next day, on clocks in its zone. A
/// day on which the clocks change is shorter or longer by the change.
/// </summary>
/// <param name="Date">The date on which it begins.</param>
/// <param name="Window">From its first second to the first of the next day.</param>
internal sealed record BroadcastDay(DateOnly Date, TimeWindow Window)
{
    // In no zone does such a day begin before the calendar, or end after it.
    private static readonly Instant First = Instant.FromUtc(1, 1, 3, 0);
    private static readonly Instant Last = Instant.FromUtc(9999, 12, 29, 0);

    /// <summary>The day that holds an instant; at the ends of the calendar, the nearest day.</summary>
    /// <param name="instant">Any.</param>
    /// <param name="zone">Null: UTC.</param>
    /// <param name="startsAt">The time of day at which days begin.</param>
    public static BroadcastDay Of(Instant instant, Zone? zone, TimeOnly startsAt)
    {
        instant = Instant.Max(First, Instant.Min(Last, instant));
        var local = zone?.ToLocalSeconds(instant) ?? instant.UnixSeconds;
        var shown = new Instant(local - Seconds(startsAt));
        var date = DateOnly.FromDateTime(shown.ToDateTimeOffset().UtcDateTime);
        var start = Start(date, zone, startsAt);

        // If the clock skips or repeats the time that it shows, the day is the one before or after.
        if (instant < start)
        {
            date = date.AddDays(-1);
        }
        else if (instant >= Start(date.AddDays(1), zone, startsAt))
        {
            date = date.AddDays(1);
        }

        return On(date, zone, startsAt);
    }

    /// <summary>The day that begins on a date, which must not be the first or last of the calendar.</summary>
    public static BroadcastDay On(DateOnly date, Zone? zone, TimeOnly startsAt) =>
        new(date, new TimeWindow(Start(date, zone, startsAt), Start(date.AddDays(1), zone, startsAt)));

    /// <summary>The days that a range lies in.</summary>
    public static IEnumerable<BroadcastDay> Over(TimeWindow range, Zone? zone, TimeOnly startsAt)
    {
        var day = Of(range.Start, zone, startsAt);
        for (BroadcastDay? before = null; day.Window.Start < range.End && day != before; day = Of(day.Window.End, zone, startsAt))
        {
            yield return day;
            before = day;
        }
    }

    /// <summary>Reads <c>06:00</c> or <c>06:00:00</c>; else gives the reason.</summary>
    public static bool TryParseStart(string text, out TimeOnly startsAt, [NotNullWhen(false)] out string? reason)
    {
        string[] formats = ["HH:mm", "HH:mm:ss"];
        var isTime = TimeOnly.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out startsAt);
        reason = isTime ? null : $"“{text}” is not a time of day: write it like 06:00.";
        return isTime;
    }

    private static Instant Start(DateOnly date, Zone? zone, TimeOnly startsAt)
    {
        var local = Instant.FromUtc(date.Year, date.Month, date.Day, Seconds(startsAt));
        return zone?.FirstAt(local.UnixSeconds) ?? local;
    }

    private static int Seconds(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerSecond);
}
