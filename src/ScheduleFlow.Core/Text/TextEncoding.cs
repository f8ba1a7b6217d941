using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>The encoding that the first bytes of a document show.</summary>
/// <param name="Name">As a person writes it: <c>UTF-8</c>, <c>UTF-16LE</c> …</param>
/// <param name="BomBytes">Length of the byte order mark; 0: there is none.</param>
/// <param name="Wide">The encoding to convert from, of two or four bytes a unit; null: one byte a unit.</param>
internal sealed record TextEncoding(string Name, int BomBytes, Encoding? Wide)
{
    private static readonly TextEncoding Utf8 = new("UTF-8", 0, null);

    /// <summary>Looks for a byte order mark, else at the places of zero bytes in the first two characters.</summary>
    public static TextEncoding Detect(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Utf8 with { BomBytes = 3 };
            case [0xFF, 0xFE, 0, 0, ..]:
                return Utf32("UTF-32LE", bigEndian: false);
            case [0, 0, 0xFE, 0xFF, ..]:
                return Utf32("UTF-32BE", bigEndian: true);
            case [0xFF, 0xFE, ..]:
                return Utf16("UTF-16LE", 2, bigEndian: false);
            case [0xFE, 0xFF, ..]:
                return Utf16("UTF-16BE", 2, bigEndian: true);
            case [0, not 0, 0, not 0, ..] or [0, not 0]:
                return Utf16("UTF-16BE", 0, bigEndian: true);
            case [not 0, 0, not 0, 0, ..] or [not 0, 0]:
                return Utf16("UTF-16LE", 0, bigEndian: false);
            default:
                return Utf8;
        }
    }

    /// <summary>The head as characters, to look at: wide encodings are decoded, others read byte for byte.</summary>
    public string Preview(ReadOnlySpan<byte> head)
    {
        head = head[BomBytes..];
        return Wide is UnicodeEncoding
            ? (Name == "UTF-16BE" ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(head)
            : (Wide is null ? Encoding.Latin1 : Encoding.UTF32).GetString(head);
    }

    /// <summary>
    /// The document as UTF-8 without a byte order mark. Reading throws <see cref="DecoderFallbackException"/> at bytes
    /// that are not in its encoding.
    /// </summary>
    public Stream OpenUtf8(PeekedStream input)
    {
        input.SkipHead(BomBytes);
        return Wide is null ? input : Encoding.CreateTranscodingStream(input, Wide, Encoding.UTF8, leaveOpen: true);
    }

    private static TextEncoding Utf16(string name, int bomBytes, bool bigEndian) =>
        new(name, bomBytes, new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true));

    private static TextEncoding Utf32(string name, bool bigEndian) =>
        new(name, 4, new UTF32Encoding(bigEndian, byteOrderMark: false, throwOnInvalidCharacters: true));
}
