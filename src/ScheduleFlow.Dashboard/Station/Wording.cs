using System.Globalization;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Station;

/// <summary>Times and lengths in words, in the station's zone and the reader's language.</summary>
public sealed class Wording(StationClock clock, Texts texts)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>An instant of a reply.</summary>
    public static DateTimeOffset Parse(string instant) =>
        DateTimeOffset.Parse(instant, Plain, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>An instant as requests and replies write it: 2026-12-07T20:15:00Z.</summary>
    public static string Wire(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", Plain);

    /// <summary>A day as addresses write it: 2026-12-07.</summary>
    public static string Wire(DateOnly day) => day.ToString("yyyy-MM-dd", Plain);

    public static DateOnly? ParseDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", Plain, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>20:15, and with seconds where there are some: 20:15:07.</summary>
    public string Time(DateTimeOffset instant)
    {
        var local = clock.Local(instant);
        return local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", Plain);
    }

    /// <summary>20:15:07.</summary>
    public string TimeWithSeconds(DateTimeOffset instant) => clock.Local(instant).ToString("HH:mm:ss", Plain);

    /// <summary>Mon 7 Dec.</summary>
    public string ShortDay(DateOnly day) => texts["time.day.short", DayOfWeek(day.DayOfWeek, isShort: true), day.Day, Month(day.Month, isShort: true)];

    /// <summary>Monday, 7 December 2026.</summary>
    public string LongDay(DateOnly day) => texts["time.day.long", DayOfWeek(day.DayOfWeek), day.Day, Month(day.Month), day.Year];

    /// <summary>Mon 7 Dec, 20:15.</summary>
    public string DayAndTime(DateTimeOffset instant) => $"{ShortDay(clock.DateOf(instant))}, {Time(instant)}";

    /// <summary>today at 15:40; tonight at 23:40, from six on; tomorrow at 02:00; Mon 7 Dec, 20:15.</summary>
    public string Near(DateTimeOffset instant)
    {
        var day = clock.DateOf(instant);
        return day == clock.Today ? texts[clock.Local(instant).Hour >= 18 ? "time.tonight" : "time.today", Time(instant)]
            : day == clock.Today.AddDays(1) ? texts["time.tomorrow", Time(instant)]
            : DayAndTime(instant);
    }

    /// <summary>7 Dec 2026: a day that may be far from today.</summary>
    public string Date(DateTimeOffset instant)
    {
        var day = clock.DateOf(instant);
        return texts["time.date", day.Day, Month(day.Month, isShort: true), day.Year];
    }

    /// <summary>20:15–22:00.</summary>
    public string Span(DateTimeOffset start, DateTimeOffset end) => $"{Time(start)}–{Time(end)}";

    /// <summary>7–13 December 2026.</summary>
    public string Days(DateOnly first, DateOnly last) =>
        first == last ? LongDay(first)
        : first.Year != last.Year ? $"{first.Day} {Month(first.Month, true)} {first.Year} – {last.Day} {Month(last.Month, true)} {last.Year}"
        : first.Month != last.Month ? $"{first.Day} {Month(first.Month, true)} – {last.Day} {Month(last.Month, true)} {last.Year}"
        : $"{first.Day}–{last.Day} {Month(first.Month)} {first.Year}";

    /// <summary>The same instant in UTC, for those who compare with logs: 2026-12-07 19:15:00 UTC.</summary>
    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", Plain);

    /// <summary>1 h 24 min; 35 min; 12 s; 9 d 4 h. Two units at most, the smaller one rounded down.</summary>
    public string Length(TimeSpan length)
    {
        var sign = length < TimeSpan.Zero ? "−" : "";
        length = length.Duration();
        string Two(long big, string bigUnit, long small, string smallUnit) =>
            small == 0 ? $"{big} {texts[bigUnit]}" : $"{big} {texts[bigUnit]} {small} {texts[smallUnit]}";
        return sign + (length.TotalDays >= 2 ? Two((long)length.TotalDays, "time.d", length.Hours, "time.h")
            : length.TotalHours >= 1 ? Two((long)length.TotalHours, "time.h", length.Minutes, "time.min")
            : length.TotalMinutes >= 1 ? Two((long)length.TotalMinutes, "time.min", length.Seconds, "time.s")
            : $"{length.Seconds} {texts["time.s"]}");
    }

    /// <summary>41:52, or 1:12:40: a length that is counted down.</summary>
    public static string Countdown(TimeSpan left)
    {
        left = left.Duration();
        return left.TotalHours >= 1
            ? string.Create(Plain, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}")
            : string.Create(Plain, $"{left.Minutes:00}:{left.Seconds:00}");
    }

    /// <summary>3 min ago; in 2 h; now.</summary>
    public string Ago(DateTimeOffset instant)
    {
        var since = clock.Now - instant;
        return since.Duration() < TimeSpan.FromSeconds(5) ? texts["time.now"]
            : texts[since > TimeSpan.Zero ? "time.ago" : "time.in", Length(OneUnit(since.Duration()))];
    }

    public static string Number(long number) => number.ToString("#,0", Plain).Replace(",", "\u202f", StringComparison.Ordinal);

    /// <summary>34.2 MB, of 1,000s.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(Plain, $"{bytes} B"),
        < 1_000_000 => string.Create(Plain, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(Plain, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(Plain, $"{bytes / 1e9:0.##} GB"),
    };

    public string DayOfWeek(DayOfWeek day, bool isShort = false) => Name(isShort ? "time.days.short" : "time.days", (int)day);

    public string Month(int month, bool isShort = false) => Name(isShort ? "time.months.short" : "time.months", month - 1);

    private string Name(string key, int index) => texts[key].Split(' ')[index];

    private static TimeSpan OneUnit(TimeSpan length) =>
        length.TotalDays >= 2 ? TimeSpan.FromDays(Math.Floor(length.TotalDays))
        : length.TotalHours >= 1 ? TimeSpan.FromHours(Math.Floor(length.TotalHours))
        : length.TotalMinutes >= 1 ? TimeSpan.FromMinutes(Math.Floor(length.TotalMinutes))
        : length;
}
