using System.Globalization;

namespace ScheduleFlow.Dashboard.Library;

/// <summary>Running times as people write them: 1:30:00, 25:00 (minutes and seconds), 1h30m, 90m, 45s, or seconds.</summary>
public static class MediaLength
{
    private const double MaxSeconds = 366d * 86_400;

    /// <summary>The length in seconds; null: it is none.</summary>
    public static double? Parse(string text)
    {
        text = text.Trim();
        return (text.Contains(':', StringComparison.Ordinal) ? OfClock(text) : Number(text) ?? OfUnits(text)) is { } seconds and >= 0 and <= MaxSeconds
            ? seconds
            : null;
    }

    /// <summary>1:30:00, or 25:00; where there are parts of a second, the seconds alone.</summary>
    public static string Write(double seconds)
    {
        if (seconds != Math.Floor(seconds))
        {
            return seconds.ToString("0.###", CultureInfo.InvariantCulture);
        }

        var whole = (long)seconds;
        return whole >= 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    private static double? OfClock(string text)
    {
        double seconds = 0;
        var parts = text.Split(':');
        if (parts.Length > 3)
        {
            return null;
        }

        foreach (var (index, part) in parts.Index())
        {
            if (Number(part) is not { } number || (index > 0 && number >= 60))
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return seconds;
    }

    private static double? OfUnits(string text)
    {
        double seconds = 0;
        var begin = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            var unit = text[i..end].ToLowerInvariant() switch
            {
                "d" => 86_400,
                "h" => 3_600,
                "m" or "min" => 60,
                "s" or "sec" => 1,
                _ => 0,
            };
            if (unit == 0 || Number(text[begin..i]) is not { } number)
            {
                return null;
            }

            seconds += number * unit;
            (begin, i) = (end, end - 1);
        }

        return begin > 0 && string.IsNullOrWhiteSpace(text[begin..]) ? seconds : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
