using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// Text for a terminal. A title must not be able to move the cursor or recolour the screen (control characters), nor to
/// show the text beside it in another order (bidirectional overrides and isolates).
/// </summary>
internal static class PrintableText
{
    private static readonly SearchValues<char> Reordering = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>On one line: line breaks and tabs are spaces, the others are shown as <c>\u202e</c>.</summary>
    public static string Of(string text)
    {
        if (!text.Any(char.IsControl) && !text.AsSpan().ContainsAny(Reordering))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (character is '\t' or '\r' or '\n')
            {
                shown.Append(' ');
            }
            else if (char.IsControl(character) || Reordering.Contains(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.ToString();
    }

    /// <summary>JSON, whose writer has escaped the control characters, with the others escaped too: the same document.</summary>
    public static ReadOnlySpan<byte> OfJson(ReadOnlySpan<byte> utf8)
    {
        // Outside of texts JSON has no such character.
        var json = Encoding.UTF8.GetString(utf8);
        return json.AsSpan().ContainsAny(Reordering)
            ? Encoding.UTF8.GetBytes(string.Concat(json.Select(Escaped)))
            : utf8;

        static string Escaped(char character) =>
            Reordering.Contains(character) ? $"\\u{(int)character:x4}" : character.ToString();
    }
}
