using System.Globalization;

namespace ScheduleFlow.Core.Plans;

/// <summary>Durations and times of day, as people write them in a plan.</summary>
internal static class DurationText
{
    private const long MaxSeconds = 100L * 366 * 24 * 60 * 60;

    /// <summary><c>2d</c>, <c>1h30m</c>, <c>45s</c>, <c>hh:mm:ss</c>, <c>mm:ss</c>, or seconds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long seconds)
    {
        text = text.Trim();
        seconds = 0;
        return text.Length > 0
            && (text.Contains(':') ? TryParseColons(text, out seconds) : TryParseUnits(text, out seconds))
            && seconds <= MaxSeconds;
    }

    /// <summary><c>hh:mm</c> or <c>hh:mm:ss</c>.</summary>
    public static bool TryParseClock(ReadOnlySpan<char> text, bool allowsEnd, out int secondOfDay)
    {
        text = text.Trim();
        secondOfDay = 0;
        if (text.Length is not (5 or 8) || text[2] != ':' || (text.Length == 8 && text[5] != ':'))
        {
            return false;
        }

        if (!TwoDigits(text, out var hour) || !TwoDigits(text[3..], out var minute) || minute > 59)
        {
            return false;
        }

        var second = 0;
        if (text.Length == 8 && (!TwoDigits(text[6..], out second) || second > 59))
        {
            return false;
        }

        secondOfDay = (((hour * 60) + minute) * 60) + second;
        const int Day = 24 * 60 * 60;
        return secondOfDay < Day || (allowsEnd && secondOfDay == Day);
    }

    /// <summary>The shortest of the forms: <c>2d</c>, <c>1h30m</c>, <c>45s</c>.</summary>
    public static string Of(long seconds)
    {
        if (seconds == 0)
        {
            return "0s";
        }

        var text = "";
        foreach (var (unit, size) in new[] { ("d", 86_400L), ("h", 3600L), ("m", 60L), ("s", 1L) })
        {
            if (seconds >= size)
            {
                text += (seconds / size).ToString(CultureInfo.InvariantCulture) + unit;
                seconds %= size;
            }
        }

        return text;
    }

    /// <summary>Whole hours as hours, even for a day: <c>24h</c>; else as <see cref="Of"/>.</summary>
    public static string OfHours(long seconds) =>
        seconds % 3600 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}h") : Of(seconds);

    private static bool TwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]);
    }

    private static bool TryParseColons(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (++parts > 3
                || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || (parts > 1 && (value > 59 || part.Length != 2)))
            {
                return false;
            }

            seconds = (seconds * 60) + value;
        }

        return parts >= 2;
    }

    private static bool TryParseUnits(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        var last = long.MaxValue;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            var number = digits < 0 ? text : text[..digits];
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > MaxSeconds)
            {
                return false;
            }

            var unit = digits < 0 ? 1 : text[digits] switch
            {
                'd' or 'D' => 86_400,
                'h' or 'H' => 3600,
                'm' or 'M' => 60,
                's' or 'S' => 1,
                _ => 0,
            };

            // From the largest unit to the smallest, each once; a number without a unit only alone.
            if (unit == 0 || unit >= last || (digits < 0 && last != long.MaxValue))
            {
                return false;
            }

            seconds += value * unit;
            last = unit;
            text = digits < 0 ? default : text[(digits + 1)..].TrimStart();
        }

        return true;
    }
}
