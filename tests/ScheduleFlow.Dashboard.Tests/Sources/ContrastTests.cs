using System.Globalization;
using System.Text.RegularExpressions;

namespace ScheduleFlow.Dashboard.Tests.Sources;

/// <summary>Text is readable on whatever it stands: at least 4.5 : 1 in both themes (WCAG 2.2, 1.4.3), and edges of fields 3 : 1.</summary>
public sealed partial class ContrastTests
{
    private const double OfText = 4.5;
    private const double OfEdges = 3;

    private static readonly string Css = File.ReadAllText(Path.Combine(SourceFiles.Root, "wwwroot", "app.css"));

    [Theory]
    [InlineData(":root {")]
    [InlineData(":root[data-theme=\"dark\"]")]
    public void Each_text_is_readable_on_its_backgrounds(string theme)
    {
        var colours = ColoursOf(theme);
        string[] plain = ["bg", "panel", "sunken"];
        string[] soft = ["accent-soft", "gap-soft", "bad-soft", "ok-soft"];
        (string Text, string[] Backgrounds, double Least)[] pairs =
        [
            ("ink", [.. plain, .. soft], OfText),
            ("ink2", [.. plain, .. soft], OfText),
            ("ink3", plain, OfText),
            ("accent", [.. plain, "accent-soft"], OfText),
            ("accent-ink", ["accent"], OfText),
            ("gap", [.. plain, "gap-soft"], OfText),
            ("bad", [.. plain, "bad-soft"], OfText),
            ("ok", [.. plain, "ok-soft"], OfText),
            ("now", ["bg", "panel"], OfText),
            .. Enumerable.Range(1, 6).Select(i => ($"c{i}i", (string[])[$"c{i}", "panel"], OfText)),
            ("edge", ["bg", "panel"], OfEdges),
        ];

        var faults =
            from pair in pairs
            from background in pair.Backgrounds
            let ratio = Ratio(colours[pair.Text], colours[background])
            where ratio < pair.Least
            select $"{pair.Text} on {background}: {ratio:0.00}";

        faults.Should().BeEmpty();
    }

    [Fact]
    public void Dark_is_the_same_whether_chosen_or_the_systems() =>
        ColoursOf(":root:not([data-theme=\"light\"])").Should().BeEquivalentTo(ColoursOf(":root[data-theme=\"dark\"]"));

    private static Dictionary<string, string> ColoursOf(string theme)
    {
        var start = Css.IndexOf(theme, StringComparison.Ordinal);
        var block = Css[start..Css.IndexOf('}', start)];
        return Colour().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static double Ratio(string one, string other)
    {
        double[] luminances = [LuminanceOf(one), LuminanceOf(other)];
        return (luminances.Max() + 0.05) / (luminances.Min() + 0.05);
    }

    private static double LuminanceOf(string colour)
    {
        var digits = colour.Length == 3 ? string.Concat(colour.Select(digit => new string(digit, 2))) : colour;
        double Part(int at)
        {
            var part = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex("--([a-z0-9-]+):\\s*#([0-9a-f]{6}|[0-9a-f]{3})\\b")]
    private static partial Regex Colour();
}
