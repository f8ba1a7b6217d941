using System.Text;

namespace ScheduleFlow.Core.Text;

/// <summary>How the first bytes of a document say that it is encoded.</summary>
/// <param name="Name">As a person writes it: <c>UTF-8</c>, <c>UTF-16LE</c> …</param>
/// <param name="BomBytes">Length of the byte order mark; 0 where there is none.</param>
/// <param name="Wide">The encoding that has to be turned into UTF-8 first; null where the bytes are single.</param>
internal sealed record TextEncoding(string Name, int BomBytes, Encoding? Wide)
{
    private static readonly TextEncoding Utf8 = new("UTF-8", 0, null);

    /// <summary>By byte order mark, else by where the zeros of the first two characters stand.</summary>
    public static TextEncoding Detect(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Utf8 with { BomBytes = 3 };
            case [0xFF, 0xFE, 0, 0, ..]:
                return new TextEncoding("UTF-32LE", 4, new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true));
            case [0, 0, 0xFE, 0xFF, ..]:
                return new TextEncoding("UTF-32BE", 4, new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true));
            case [0xFF, 0xFE, ..]:
                return LittleEndian(2);
            case [0xFE, 0xFF, ..]:
                return BigEndian(2);
            case [0, not 0, 0, not 0, ..] or [0, not 0]:
                return BigEndian(0);
            case [not 0, 0, not 0, 0, ..] or [not 0, 0]:
                return LittleEndian(0);
            default:
                return Utf8;
        }
    }

    /// <summary>The head as characters, for a look at it: wide encodings decoded, others byte for byte.</summary>
    public string Preview(ReadOnlySpan<byte> head)
    {
        head = head[BomBytes..];
        return Wide is UnicodeEncoding
            ? (Name == "UTF-16BE" ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(head)
            : (Wide is null ? Encoding.Latin1 : Encoding.UTF32).GetString(head);
    }

    /// <summary>
    /// The rest of the document as UTF-8 without a byte order mark. Where it turns out not to be in its encoding,
    /// reading throws <see cref="DecoderFallbackException"/>.
    /// </summary>
    public Stream OpenUtf8(PeekedStream input)
    {
        input.SkipHead(BomBytes);
        return Wide is null ? input : Encoding.CreateTranscodingStream(input, Wide, Encoding.UTF8, leaveOpen: true);
    }

    private static TextEncoding LittleEndian(int bom) =>
        new("UTF-16LE", bom, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true));

    private static TextEncoding BigEndian(int bom) =>
        new("UTF-16BE", bom, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true));
}
