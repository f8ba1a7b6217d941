using System.Buffers;
using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>Unix time as a number: seconds, or milliseconds if it is too large for seconds.</summary>
internal static class UnixTimeText
{
    // 10^8 s is 1973; 10^11 ms is 1973 too, and 10^11 s the year 5138. A smaller number is an offset, a length or a
    // clock time.
    private const decimal LeastSeconds = 100_000_000;
    private const decimal LeastMilliseconds = 100_000_000_000;
    private const decimal MostMilliseconds = 100_000_000_000_000;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.+-eE");

    private const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;

    /// <summary>Whether the text looks like a JSON number.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(NumberCharacters) && decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out _);

    /// <summary>Seconds below 10^11, else milliseconds; fractions are dropped.</summary>
    public static InstantReading Parse(ReadOnlySpan<char> text)
    {
        if (!decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var number))
        {
            return InstantReading.Refused("it is not a number");
        }

        return number switch
        {
            < LeastSeconds => InstantReading.Refused(
                "a number is a time only as Unix seconds or milliseconds from 1973 on, and this one is too small"),
            < LeastMilliseconds => InstantReading.Of(new Instant((long)decimal.Floor(number))),
            < MostMilliseconds => InstantReading.Of(new Instant((long)decimal.Floor(number / 1000))),
            _ => InstantReading.Refused("a number is a time only as Unix seconds or milliseconds, and this one is too large"),
        };
    }

    /// <summary><c>/Date(1670000000000)/</c>: milliseconds, of any sign; an offset inside changes only how it is shown.</summary>
    public static InstantReading ParseDateCall(ReadOnlySpan<char> text)
    {
        const string form = "the form is /Date(milliseconds)/";
        var inside = text["/Date(".Length..];
        if (!inside.EndsWith(")/"))
        {
            return InstantReading.Refused(form);
        }

        inside = inside[..^2];
        var offset = inside.Length > 1 ? inside[1..].IndexOfAny('+', '-') : -1;
        if (offset >= 0)
        {
            var shown = inside[(offset + 2)..];
            if (shown.Length != 4 || shown.ContainsAnyExceptInRange('0', '9'))
            {
                return InstantReading.Refused(form);
            }

            inside = inside[..(offset + 1)];
        }

        return long.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            ? InstantReading.Of(new Instant(FloorDivide(milliseconds, 1000)))
            : InstantReading.Refused(form);
    }

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
