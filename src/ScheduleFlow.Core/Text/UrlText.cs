using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>A URL or path as it may be handed on: on one line, and no program in itself.</summary>
internal static class UrlText
{
    // Schemes that a browser runs, or shows as a page of the site with the link; no player plays them.
    private static readonly string[] Programs = ["javascript", "vbscript", "data", "blob", "filesystem", "about", "view-source"];

    private static readonly SearchValues<char> LineSeparators = SearchValues.Create("\u0085\u2028\u2029");

    /// <summary>Whether it has characters that end a line or mean something to a terminal.</summary>
    public static bool HasControls(string url) =>
        url.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0
        || url.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') >= 0
        || url.AsSpan().ContainsAny(LineSeparators);

    /// <summary>The same with such characters percent-encoded, as their bytes in UTF-8.</summary>
    public static string OneLine(string url)
    {
        if (!HasControls(url))
        {
            return url;
        }

        var text = new StringBuilder(url.Length + 16);
        foreach (var rune in url.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
            {
                PercentEncode(text, rune);
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString();
    }

    /// <summary>The scheme, where it is that of a program or a document in itself (<c>javascript:</c>); null: it is not.</summary>
    public static string? ProgramScheme(string url)
    {
        // As browsers read it: white space before it and line breaks within it do not count.
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var scheme = string.Concat(url.Take(colon).Where(character => character is > ' ' and not ('\u007F' or '\uFEFF')));
        return Array.Find(Programs, program => program.Equals(scheme, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Appends a character as the bytes that it is in UTF-8, each as <c>%XX</c>.</summary>
    public static void PercentEncode(StringBuilder text, Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
        {
            text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
    }
}
