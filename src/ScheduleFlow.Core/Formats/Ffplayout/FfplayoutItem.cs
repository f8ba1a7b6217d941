using System.Buffers.Text;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>One item of a list while it is read. One object serves all items.</summary>
internal sealed class FfplayoutItem
{
    private const int MaxDecimals = 6;

    private decimal? _in;
    private decimal? _out;
    private decimal? _duration;
    private bool _hasDuration;

    public int Line { get; private set; }

    public int Column { get; private set; }

    public string? Source { get; private set; }

    public string? Title { get; private set; }

    public string? Category { get; private set; }

    /// <summary>Its seconds on air; null: the item does not say, or says something impossible.</summary>
    public decimal? Length => _in is { } from && _out is { } to && to >= from ? to - from : null;

    public static bool IsKnown(string property) => property is "in" or "out" or "duration" or "source" or "title" or "category";

    /// <summary>The name of a known property, without allocating it; null: unknown.</summary>
    public static string? Known(ReadOnlySpan<byte> utf8) => utf8 switch
    {
        _ when utf8.SequenceEqual("in"u8) => "in",
        _ when utf8.SequenceEqual("out"u8) => "out",
        _ when utf8.SequenceEqual("duration"u8) => "duration",
        _ when utf8.SequenceEqual("source"u8) => "source",
        _ when utf8.SequenceEqual("title"u8) => "title",
        _ when utf8.SequenceEqual("category"u8) => "category",
        _ => null,
    };

    /// <summary>Resets it for the item that begins at this place.</summary>
    public void Begin(int line, int column)
    {
        (Line, Column) = (line, column);
        (_in, _out, _duration, _hasDuration) = (null, null, null, false);
        (Source, Title, Category) = (null, null, null);
    }

    /// <summary>Sets a number of seconds.</summary>
    /// <returns>Whether the property is in seconds.</returns>
    public bool TrySetSeconds(string property, ReadOnlySpan<byte> utf8)
    {
        // Most are whole.
        if (Utf8Parser.TryParse(utf8, out int whole, out var digits) && digits == utf8.Length)
        {
            return TrySetSeconds(property, new decimal(whole));
        }

        var isNumber = decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return TrySetSeconds(property, isNumber ? number : null);
    }

    /// <returns>Whether it is a known property.</returns>
    public bool TrySet(string property, string value)
    {
        switch (property)
        {
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
                var isNumber = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                return TrySetSeconds(property, isNumber ? number : null);
        }
    }

    /// <summary>What the event's window cannot hold: the offset in the media, fractions, and unknown properties.</summary>
    /// <param name="unknown">A JSON object; null: none.</param>
    public Extras? Extras(long seconds, string? unknown)
    {
        var isPlain = _in == 0 && _out == seconds && (!_hasDuration || _duration == seconds);
        if (isPlain && unknown is null)
        {
            return null;
        }

        var rest = unknown is null ? "" : unknown[1..^1];
        var exact = isPlain || Length is null ? "" : Exact();
        return Schedules.Extras.Of(FormatNames.Ffplayout, $"{{{exact}{(exact.Length > 0 && rest.Length > 0 ? "," : "")}{rest}}}");
    }

    private string Exact()
    {
        var duration = _duration is { } known ? string.Create(CultureInfo.InvariantCulture, $",\"duration\":{known}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"\"in\":{_in},\"out\":{_out}{duration}");
    }

    private bool TrySetSeconds(string property, decimal? value)
    {
        decimal? seconds = value is >= 0 and < 100_000_000 ? value : null;
        if (seconds is { Scale: > MaxDecimals } fine)
        {
            seconds = decimal.Round(fine, MaxDecimals);
        }
        switch (property)
        {
            case "in":
                _in = seconds;
                return true;
            case "out":
                _out = seconds;
                return true;
            case "duration":
                (_duration, _hasDuration) = (seconds, true);
                return true;
            default:
                return false;
        }
    }
}
