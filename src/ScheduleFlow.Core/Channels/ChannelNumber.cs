using System.Globalization;

namespace ScheduleFlow.Core.Channels;

/// <summary>The number of a channel, possibly with a sub-channel: <c>5</c>, <c>5.1</c>. 5.10 sorts after 5.9.</summary>
internal readonly record struct ChannelNumber(int Major, int Minor) : IComparable<ChannelNumber>
{
    private const int MaxDigits = 6;

    /// <summary>Reads <c>5</c> and <c>5.1</c>, and also <c>5-1</c> and <c>05</c>.</summary>
    public static bool TryParse(string? text, out ChannelNumber number)
    {
        number = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var parts = text.Trim().Split('.', '-');
        if (parts.Length > 2 || !Part(parts[0], out var major))
        {
            return false;
        }

        var minor = 0;
        if (parts.Length == 2 && !Part(parts[1], out minor))
        {
            return false;
        }

        number = new ChannelNumber(major, minor);
        return true;
    }

    public int CompareTo(ChannelNumber other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => Minor == 0 ? $"{Major}" : $"{Major}.{Minor}";

    private static bool Part(string text, out int value)
    {
        value = 0;
        return text.Length is > 0 and <= MaxDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
