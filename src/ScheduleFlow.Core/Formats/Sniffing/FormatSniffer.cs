using ScheduleFlow.Core.Formats.Csv;
using ScheduleFlow.Core.Formats.Ffplayout;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Formats.Sniffing;

/// <summary>Decides by content, never by name, what a document is. Looks at its first 4 KB only.</summary>
internal static class FormatSniffer
{
    public static SniffedFormat Sniff(ReadOnlySpan<byte> head)
    {
        // 1. Bytes: nothing, packed, or no text.
        var encoding = TextEncoding.Detect(head);
        if (head[encoding.BomBytes..].IsEmpty)
        {
            return new SniffedFormat(DocumentKind.Empty, encoding.Name, "empty");
        }

        if (head is [0x1F, 0x8B, ..])
        {
            return new SniffedFormat(DocumentKind.Gzip, encoding.Name, "a gzip file");
        }

        var text = encoding.Preview(head).AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (IsBinary(text))
        {
            return new SniffedFormat(DocumentKind.Binary, encoding.Name, NameOfBinary(head));
        }

        // 2. Text: M3U tags first, as such lists begin with anything; then the first character.
        SniffedFormat As(DocumentKind kind, string name) => new(kind, encoding.Name, name);
        if (text.IsEmpty)
        {
            return As(DocumentKind.Empty, "empty");
        }

        if (text[0] == '<' && text.Length > 1 && (char.IsLetter(text[1]) || text[1] is '?' or '!' or '_' or ':'))
        {
            return XmlRoot.NameIn(text).SequenceEqual(XmltvReader.Root) ? As(DocumentKind.Xmltv, "XMLTV") : As(DocumentKind.Xml, "XML");
        }

        if (text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return As(DocumentKind.Ics, "iCalendar");
        }

        if (CsvHeader.SeparatorOf(text) is not null)
        {
            return As(DocumentKind.Csv, "CSV");
        }

        if (HlsManifest.Recognise(text.ToString()) is { } manifest)
        {
            return As(DocumentKind.Hls, $"an {manifest}");
        }

        if (HasM3uTag(text))
        {
            return As(DocumentKind.M3u, "M3U");
        }

        return text[0] switch
        {
            '[' when text.StartsWith("[playlist]", StringComparison.OrdinalIgnoreCase) => As(DocumentKind.Pls, "a PLS playlist"),
            '{' when FfplayoutReader.Recognises(text) => As(DocumentKind.Ffplayout, "an ffplayout list"),
            '{' or '[' => As(DocumentKind.Json, "JSON"),
            '<' when !M3uText.IsConflictMarker(text) => As(DocumentKind.Xml, "XML"),
            _ => As(DocumentKind.Text, "plain text"),
        };
    }

    // Control characters that no text has; in a wide encoding they are what is left of bytes that are none.
    private static bool IsBinary(ReadOnlySpan<char> text)
    {
        var odd = 0;
        foreach (var character in text)
        {
            if (character == '\0')
            {
                return true;
            }

            odd += character is < ' ' and not ('\t' or '\r' or '\n' or '\f' or '\u001B') ? 1 : 0;
        }

        return odd * 20 > text.Length;
    }

    private static string NameOfBinary(ReadOnlySpan<byte> head) => head switch
    {
        [0x50, 0x4B, 3, 4, ..] => "a ZIP archive",
        [0x25, 0x50, 0x44, 0x46, ..] => "a PDF document",
        [0x89, 0x50, 0x4E, 0x47, ..] => "a PNG image",
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
        [0x42, 0x5A, 0x68, ..] => "a bzip2 file",
        [0xFD, 0x37, 0x7A, 0x58, ..] => "an xz file",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "an MP4 video",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "a Matroska or WebM video",
        _ => "a binary file",
    };

    private static bool HasM3uTag(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            var start = line.TrimStart(" \t\uFEFFï»¿"); // A byte order mark may stand before any line, here byte for byte.
            if (start.StartsWith(M3uTags.Header, StringComparison.OrdinalIgnoreCase) || start.StartsWith(M3uTags.Entry, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
