using System.Text;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Text from outside, made fit for one line of a log: nobody writes a line of their own into it.</summary>
internal static class LogText
{
    /// <summary>With every control character and line or paragraph separator written as <c>\u000a</c>.</summary>
    public static string OneLine(string text) => Escaped(text, MustBeEscaped);

    /// <summary>As <see cref="OneLine"/>, and white space too: what follows in the line cannot be imitated.</summary>
    public static string OneWord(string text) => Escaped(text, static c => char.IsWhiteSpace(c) || MustBeEscaped(c));

    private static string Escaped(string text, Func<char, bool> mustBe)
    {
        if (!text.Any(mustBe))
        {
            return text;
        }

        var line = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (mustBe(c))
            {
                line.Append("\\u").Append(((int)c).ToString("x4", provider: null));
            }
            else
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }

    // Bidirectional overrides reorder what a reader sees of the rest of the line.
    private static bool MustBeEscaped(char c)
        => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
