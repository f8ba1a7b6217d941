using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Xml;

/// <summary>
/// An XML document's bytes → UTF-8: by its byte order mark, else by the encoding that it declares, else by a guess.
/// </summary>
internal static class XmlSource
{
    /// <summary>UTF-8 without a byte order mark, or the problem with the encoding.</summary>
    public static Outcome<Stream> OpenUtf8(PeekedStream input)
    {
        var encoding = TextEncoding.Detect(input.Head);
        var declared = DeclaredEncoding(encoding.Preview(input.Head));
        if (encoding.Wide is not null)
        {
            return encoding.OpenUtf8(input);
        }

        switch (declared?.ToLowerInvariant())
        {
            case null when encoding.BomBytes == 0:
                return new LenientUtf8(input);

            case null or "utf-8" or "utf8" or "us-ascii" or "ascii":
                return encoding.OpenUtf8(input);

            case "iso-8859-1" or "latin1" or "latin-1" when encoding.BomBytes == 0:
                return Encoding.CreateTranscodingStream(input, Encoding.Latin1, Encoding.UTF8, leaveOpen: true);

            case "windows-1252" or "cp1252" when encoding.BomBytes == 0:
                return Encoding.CreateTranscodingStream(input, Windows1252.Instance, Encoding.UTF8, leaveOpen: true);

            case "utf-16" or "utf-16le" or "utf-16be" or "utf-32" or "iso-8859-1" or "latin1" or "latin-1" or "windows-1252" or "cp1252":
                return ReadProblems.NotWellFormed(
                    "XML",
                    1,
                    1,
                    $"it declares encoding=\"{declared}\" but its bytes are not {declared}",
                    "Save it as UTF-8 and declare encoding=\"UTF-8\".");

            default:
                return ReadProblems.NotWellFormed(
                    "XML",
                    1,
                    1,
                    $"it declares encoding=\"{declared}\", which is not known here",
                    "Save it as UTF-8 and declare encoding=\"UTF-8\" (ISO-8859-1, Windows-1252 and UTF-16 are read too).");
        }
    }

    // The encoding="…" of <?xml …?>, which must be the first thing in the document.
    private static string? DeclaredEncoding(string head)
    {
        const string name = "encoding";
        var end = head.StartsWith("<?xml", StringComparison.Ordinal) ? head.IndexOf("?>", StringComparison.Ordinal) : -1;
        var at = end < 0 ? -1 : head.IndexOf(name, 0, end, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = head.AsSpan(at + name.Length, end - at - name.Length).TrimStart(" \t\r\n=");
        if (rest.IsEmpty || rest[0] is not ('"' or '\''))
        {
            return null;
        }

        var quote = rest[1..].IndexOf(rest[0]);
        return quote < 0 ? null : rest.Slice(1, quote).ToString();
    }
}
