using System.Text;
using System.Xml;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Xmltv;

/// <summary>
/// Text as XMLTV's own checker accepts it: no control characters (those of Latin-1 are read as Windows-1252, which was
/// meant), no replacement characters, no white space around it, and line ends only where they are allowed.
/// </summary>
internal static class XmltvText
{
    private const char Unknown = '?';

    /// <summary>On one line.</summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    /// <summary>With its lines.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Writes cleaned text with XML's references.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> clean)
    {
        while (true)
        {
            var at = clean.IndexOfAny("<>&\"\n");
            if (at < 0)
            {
                output.Append(clean);
                return;
            }

            output.Append(clean[..at]).Append(clean[at] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                _ => "\n",
            });
            clean = clean[(at + 1)..];
        }
    }

    private static string Clean(string text, bool keepLines)
    {
        var trimmed = text.AsSpan().Trim();
        for (var i = 0; trimmed[i..].IndexOfAnyExceptInRange(' ', '~') is >= 0 and var plain; i++)
        {
            // Nearly all characters are plain; only the others are checked one by one.
            i += plain;
            if (!IsClean(trimmed, ref i, keepLines))
            {
                return Rewrite(trimmed, keepLines);
            }
        }

        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    private static bool IsClean(ReadOnlySpan<char> text, ref int at, bool keepLines)
    {
        var character = text[at];
        if (char.IsHighSurrogate(character) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            at++;
            return true;
        }

        return character == '\n'
            ? keepLines
            : character is >= ' ' and < '\u007F' or > '\u009F' and not '\uFFFD' && XmlConvert.IsXmlChar(character);
    }

    private static string Rewrite(ReadOnlySpan<char> text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            if (IsClean(text, ref i, keepLines))
            {
                clean.Append(text[start..(i + 1)]);
                continue;
            }

            switch (text[i])
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                    break; // the line feed is enough
                case '\r' or '\n':
                    clean.Append(keepLines ? '\n' : ' ');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                case >= '\u0080' and <= '\u009F' and var control:
                    var meant = Windows1252.Instance.GetString([(byte)control])[0];
                    clean.Append(meant > '\u009F' ? meant : Unknown);
                    break;
                default:
                    clean.Append(Unknown);
                    break;
            }
        }

        return clean.ToString().Trim();
    }
}
