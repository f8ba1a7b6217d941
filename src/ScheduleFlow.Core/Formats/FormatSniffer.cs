using System.Collections.Immutable;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Formats;

/// <summary>Decides what a document is by its content, never by its name. Looks only at its first 4 KB.</summary>
internal static class FormatSniffer
{
    // Those of every format, and those of documents that are not schedules.
    private static readonly ImmutableArray<(Recognition Recognition, DocumentKind Kind, ScheduleFormat? Format)> Known =
    [
        .. ScheduleFormats.All
            .SelectMany(format => format.Recognitions.Select(recognition => (recognition, format.Kind, (ScheduleFormat?)format)))
            .Append((new Recognition(SniffOrder.Manifest, Manifest), DocumentKind.Hls, null))
            .Append((new Recognition(SniffOrder.Structure, Pls), DocumentKind.Pls, null))
            .OrderBy(known => known.Item1.Order),
    ];

    public static SniffedFormat Sniff(ReadOnlySpan<byte> head)
    {
        // 1. Bytes: empty, packed, or not a text.
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

        if (text.IsEmpty)
        {
            return new SniffedFormat(DocumentKind.Empty, encoding.Name, "empty");
        }

        // 2. Text: the first that fits.
        foreach (var (recognition, kind, format) in Known)
        {
            if (recognition.Name(text) is { } name)
            {
                return new SniffedFormat(kind, encoding.Name, name) { Format = format };
            }
        }

        return new SniffedFormat(DocumentKind.Text, encoding.Name, "plain text");
    }

    // Looks for control characters that no text has. A wide encoding shows them for bytes that are not in it.
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

    private static string? Manifest(ReadOnlySpan<char> text) =>
        HlsManifest.Recognise(text.ToString()) is { } manifest ? $"an {manifest}" : null;

    private static string? Pls(ReadOnlySpan<char> text) =>
        text.StartsWith("[playlist]", StringComparison.OrdinalIgnoreCase) ? "a PLS playlist" : null;
}
