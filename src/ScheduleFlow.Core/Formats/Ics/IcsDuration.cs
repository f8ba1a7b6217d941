using System.Globalization;
using System.Text.RegularExpressions;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>A DURATION value (RFC 5545, 3.3.6): <c>PT1H30M</c>, <c>P1D</c>, <c>P2W</c>.</summary>
internal static partial class IcsDuration
{
    /// <summary>The duration in seconds, as text; null: it is not valid.</summary>
    public static string? Seconds(string value)
    {
        var match = Form().Match(value.Trim());
        if (!match.Success)
        {
            return null;
        }

        long Part(string name) => match.Groups[name].Success ? long.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var seconds = (Part("w") * 7 * 24 * 3600) + (Part("d") * 24 * 3600) + (Part("h") * 3600) + (Part("m") * 60) + Part("s");
        return (match.Groups["sign"].ValueSpan is "-" ? -seconds : seconds).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^(?<sign>[+-]?)P(?=[0-9T])((?<w>[0-9]{1,6})W)?((?<d>[0-9]{1,8})D)?"
        + @"(T((?<h>[0-9]{1,8})H)?((?<m>[0-9]{1,8})M)?((?<s>[0-9]{1,10})S)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
