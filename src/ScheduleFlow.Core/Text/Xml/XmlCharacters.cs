using System.Text;
using System.Xml;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// Text as XML 1.0 can hold it. XML has no escape for control characters (other than tab and line ends), U+FFFE, U+FFFF
/// and lone surrogates: each becomes U+FFFD, the replacement character.
/// </summary>
internal static class XmlCharacters
{
    public static string Clean(string text)
    {
        for (var i = 0; text.AsSpan(i).IndexOfAnyExceptInRange(' ', '~') is >= 0 and var plain; i++)
        {
            // Nearly all characters are plain; only the others are checked one by one.
            i += plain;
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return Replace(text);
                }

                i++;
            }
        }

        return text;
    }

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
