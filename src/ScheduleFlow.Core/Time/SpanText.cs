using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// Spans as people write them: a whole number and <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c> (24 hours), such as
/// <c>30m</c>; or 0.
/// </summary>
internal static class SpanText
{
    /// <param name="text">The span.</param>
    /// <param name="seconds">Its length; 0 if this returns false.</param>
    /// <returns>False if it is not a span, or is longer than 10,000 days.</returns>
    public static bool TryParse(string text, out long seconds)
    {
        seconds = 0;
        if (text == "0")
        {
            return true;
        }

        TimeSpan unit;
        switch (text is [.., var last] ? last : default)
        {
            case 's': unit = TimeSpan.FromSeconds(1); break;
            case 'm': unit = TimeSpan.FromMinutes(1); break;
            case 'h': unit = TimeSpan.FromHours(1); break;
            case 'd': unit = TimeSpan.FromDays(1); break;
            default: return false;
        }

        if (!int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || unit.TotalDays * count > 10_000)
        {
            return false;
        }

        seconds = (long)unit.TotalSeconds * count;
        return true;
    }
}
