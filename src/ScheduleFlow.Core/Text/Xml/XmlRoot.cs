using System.Buffers;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>Finds the root element at the start of a document, without a parser.</summary>
internal static class XmlRoot
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    /// <summary>Whether a text begins as only XML does.</summary>
    public static bool Begins(ReadOnlySpan<char> text) =>
        text is ['<', var next, ..] && (char.IsLetter(next) || next is '?' or '!' or '_' or ':');

    /// <summary>Its name without a prefix; empty if it does not begin in this text.</summary>
    public static ReadOnlySpan<char> NameIn(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var start = text.IndexOf('<');
            if (start < 0)
            {
                return default;
            }

            text = text[(start + 1)..];
            if (text.IsEmpty || text[0] is not ('!' or '?'))
            {
                var end = text.IndexOfAny(NameEnd);
                var name = end < 0 ? text : text[..end];
                return name[(name.IndexOf(':') + 1)..];
            }

            var (closed, length) = text.StartsWith("!--") ? (text.IndexOf("-->"), 3)
                : text[0] == '?' ? (text.IndexOf("?>"), 2)
                : EndOfDoctype(text);
            if (closed < 0)
            {
                return default;
            }

            text = text[(closed + length)..];
        }
    }

    // A > inside the internal subset does not end the document type.
    private static (int At, int Length) EndOfDoctype(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('>');
        var subset = text.IndexOf('[');
        if (subset < 0 || end < subset)
        {
            return (end, 1);
        }

        var close = text.IndexOf(']');
        var after = close < 0 ? -1 : text[close..].IndexOf('>');
        return (after < 0 ? -1 : close + after, 1);
    }
}
