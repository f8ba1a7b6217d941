using System.Globalization;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>One item of a list while it is read.</summary>
internal sealed class FfplayoutItem
{
    private string? _in;
    private string? _out;
    private string? _duration;

    public required int Line { get; init; }

    public required int Column { get; init; }

    public string? Source { get; private set; }

    public string? Title { get; private set; }

    public string? Category { get; private set; }

    /// <summary>Seconds that it is on air; null where the item does not say, or what cannot be.</summary>
    public decimal? Length => Number(_in) is { } from && Number(_out) is { } to && to >= from ? to - from : null;

    public static bool IsKnown(string property) => property is "in" or "out" or "duration" or "source" or "title" or "category";

    /// <returns>Whether it is one of the item's own.</returns>
    public bool TrySet(string property, string value)
    {
        switch (property)
        {
            case "in":
                _in = value;
                return true;
            case "out":
                _out = value;
                return true;
            case "duration":
                _duration = value;
                return true;
            case "source":
                Source = value;
                return true;
            case "title":
                Title = value;
                return true;
            case "category":
                Category = value;
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the window of the event does not say: where in the media it begins, fractions, and what is unknown.</summary>
    public Extras? Extras(long seconds, string unknown)
    {
        var isPlain = Number(_in) == 0 && Number(_out) == seconds && (_duration is null || Number(_duration) == seconds);
        if (isPlain && unknown == "{}")
        {
            return null;
        }

        var rest = unknown[1..^1];
        var exact = isPlain || Length is null ? ""
            : string.Create(CultureInfo.InvariantCulture, $"\"in\":{Number(_in)},\"out\":{Number(_out)}{(Number(_duration) is { } duration ? $",\"duration\":{duration}" : "")}");
        return new Extras(Ffplayout: $"{{{exact}{(exact.Length > 0 && rest.Length > 0 ? "," : "")}{rest}}}");
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 100_000_000
            ? decimal.Round(number, 6)
            : null;
}
