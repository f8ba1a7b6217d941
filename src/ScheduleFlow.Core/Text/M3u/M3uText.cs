using System.Text;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>
/// Text as an M3U line can hold it. The format has no escapes, so characters that would change the line are replaced;
/// the directive before the line holds the exact text.
/// </summary>
internal static class M3uText
{
    /// <summary>A title: control characters and line breaks become spaces, and both ends are trimmed.</summary>
    public static string Title(string title)
    {
        if (!NeedsCare(title))
        {
            return title.Trim();
        }

        var text = new StringBuilder(title.Length);
        foreach (var rune in title.EnumerateRunes())
        {
            text.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return text.ToString().Trim();
    }

    /// <summary>
    /// A media URL or path: control characters, white space at the ends, and a first character that would make it a
    /// comment or a conflict marker are percent-encoded.
    /// </summary>
    public static string Uri(string url)
    {
        var first = 0;
        while (first < url.Length && IsTrimmed(url[first]))
        {
            first++;
        }

        var last = url.Length;
        while (last > first && IsTrimmed(url[last - 1]))
        {
            last--;
        }

        if (first < url.Length && (url[first] == '#' || IsConflictMarker(url.AsSpan(first))))
        {
            first++;
        }

        if (first == 0 && last == url.Length && !NeedsCare(url))
        {
            return url;
        }

        var text = new StringBuilder(url.Length);
        var at = 0;
        foreach (var rune in url.EnumerateRunes())
        {
            if (at < first || at >= last || Rune.IsControl(rune))
            {
                UrlText.PercentEncode(text, rune);
            }
            else
            {
                text.Append(rune.ToString());
            }

            at += rune.Utf16SequenceLength;
        }

        return text.ToString();
    }

    /// <summary>Whether git leaves such a line in a file that it could not merge.</summary>
    public static bool IsConflictMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal)
        || line.StartsWith("=======", StringComparison.Ordinal)
        || line.StartsWith(">>>>>>>", StringComparison.Ordinal);

    // Lone surrogates become U+FFFD, as they do in UTF-8.
    private static bool NeedsCare(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTrimmed(char character) => char.IsWhiteSpace(character) || character == '\uFEFF';
}
