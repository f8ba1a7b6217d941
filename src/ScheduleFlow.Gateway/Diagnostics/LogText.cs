using System.Text;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Makes text from outside fit for one line of a log, so that no caller can write a line of their own into it.</summary>
internal static class LogText
{
    /// <summary>The text with every control character and line or paragraph separator escaped, as in <c>\u000a</c>.</summary>
    public static string OneLine(string text) => Escaped(text, MustBeEscaped);

    /// <summary>As <see cref="OneLine"/>, with white space escaped too, so that the text cannot imitate what follows in the line.</summary>
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

    // Bidirectional overrides change the order in which a reader sees the rest of the line.
    private static bool MustBeEscaped(char c)
        => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
