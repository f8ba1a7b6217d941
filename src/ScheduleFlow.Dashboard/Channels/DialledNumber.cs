using System.Globalization;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>The number of a channel as viewers type it: 5, or 5.1. 5.10 comes after 5.9.</summary>
internal readonly record struct DialledNumber(int Major, int Minor) : IComparable<DialledNumber>
{
    private const int MaxDigits = 6;

    /// <summary>The largest part that a number may have.</summary>
    public const int MaxPart = 999_999;

    /// <summary>Reads a number; null: it is none.</summary>
    public static DialledNumber? Of(string? text)
    {
        var parts = text?.Trim().Split('.', '-') ?? [];
        return parts.Length is 1 or 2 && Part(parts[0]) is { } major && (parts.Length == 1 ? 0 : Part(parts[1])) is { } minor
            ? new(major, minor)
            : null;
    }

    public int CompareTo(DialledNumber other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => Minor == 0
        ? Major.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Part(string text) =>
        text.Length is > 0 and <= MaxDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            ? part
            : null;
}
