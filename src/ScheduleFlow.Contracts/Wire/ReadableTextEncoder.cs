using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace ScheduleFlow.Contracts;

/// <summary>
/// Escapes in JSON what the platform's <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> escapes, byte for byte,
/// but costs nothing to create: the platform's constructor walks all of Unicode, which takes a tenth of a short worker run.
/// </summary>
/// <remarks>
/// The platform escapes control characters, the quotation mark, the backslash, everything outside the basic plane, and
/// within it unassigned and private characters and separators. This class knows the common scripts, which are never
/// escaped, and asks the platform only about other characters.
/// </remarks>
public sealed class ReadableTextEncoder : JavaScriptEncoder
{
    private const int FirstSupplementary = 0x10000;

    /// <summary>The only instance: it has no state.</summary>
    public static readonly ReadableTextEncoder Instance = new();

    private ReadableTextEncoder()
    {
    }

    // Two surrogates as \uXXXX.
    public override int MaxOutputCharactersPerInputCharacter => 12;

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    public override bool WillEncode(int unicodeScalar) => !IsKnownPlain(unicodeScalar) && IsEscapedByPlatform(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var rest = new ReadOnlySpan<char>(text, textLength);
        for (var at = 0; ; at++)
        {
            at += PlainAscii(rest[at..]);
            if (at == textLength)
            {
                return -1;
            }

            // Surrogates are escaped as pairs; a lone one is replaced.
            if (char.IsSurrogate(rest[at]) || WillEncode(rest[at]))
            {
                return at;
            }
        }
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var at = 0;
        while (true)
        {
            at += PlainAscii(utf8Text[at..]);
            if (at == utf8Text.Length)
            {
                return -1;
            }

            // Invalid UTF-8 is replaced.
            if (Rune.DecodeFromUtf8(utf8Text[at..], out var rune, out var length) != OperationStatus.Done || WillEncode(rune.Value))
            {
                return at;
            }

            at += length;
        }
    }

    // Called only for characters that are escaped, and for U+FFFD in place of invalid input.
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        numberOfCharactersWritten = ShortForm(unicodeScalar) is var letter and not '\0' ? Short(letter, output)
            : unicodeScalar < FirstSupplementary ? Hexadecimal((char)unicodeScalar, output)
            : Pair(new Rune(unicodeScalar), output);
        return numberOfCharactersWritten > 0;
    }

    // How many characters at the beginning are ASCII and never escaped.
    private static int PlainAscii(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange(' ', '~');
        var marked = (end < 0 ? text : text[..end]).IndexOfAny('"', '\\');
        return marked >= 0 ? marked : end < 0 ? text.Length : end;
    }

    private static int PlainAscii(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        var marked = (end < 0 ? text : text[..end]).IndexOfAny((byte)'"', (byte)'\\');
        return marked >= 0 ? marked : end < 0 ? text.Length : end;
    }

    // The common scripts: a range is listed only if all of it is assigned.
    private static bool IsKnownPlain(int scalar) => scalar switch
    {
        '"' or '\\' => false,
        >= ' ' and <= '~' => true,
        >= 0x00A1 and <= 0x0377 => true, // Latin, accents, Greek
        >= 0x03A3 and <= 0x052F => true, // Greek, Cyrillic
        >= 0x05D0 and <= 0x05EA => true, // Hebrew
        >= 0x0600 and <= 0x070D => true, // Arabic
        >= 0x0904 and <= 0x0939 => true, // Devanagari
        >= 0x0E01 and <= 0x0E3A => true, // Thai
        >= 0x10D0 and <= 0x10FF => true, // Georgian
        >= 0x1D00 and <= 0x1F15 => true, // Latin, Greek
        >= 0x2010 and <= 0x2027 => true, // dashes, quotation marks, ellipsis
        >= 0x2030 and <= 0x205E => true, // more of them
        >= 0x20A0 and <= 0x20BF => true, // currencies
        >= 0x2100 and <= 0x218B => true, // №, ™
        >= 0x2190 and <= 0x2429 => true, // arrows, mathematics
        >= 0x2460 and <= 0x2B73 => true, // boxes, stars, symbols
        >= 0x3001 and <= 0x303F => true, // punctuation of East Asia
        >= 0x3041 and <= 0x3096 => true, // Hiragana
        >= 0x3099 and <= 0x30FF => true, // Katakana
        >= 0x3400 and <= 0xA48C => true, // ideographs
        >= 0xAC00 and <= 0xD7A3 => true, // Hangul
        >= 0xFF01 and <= 0xFFBE => true, // wide and narrow forms
        _ => false,
    };

    // The answer for ASCII and for the other planes is known. The platform's encoder is created only when it is needed.
    private static bool IsEscapedByPlatform(int scalar) =>
        scalar is < 0x80 or >= FirstSupplementary || UnsafeRelaxedJsonEscaping.WillEncode(scalar);

    private static char ShortForm(int scalar) => scalar switch
    {
        '"' => '"',
        '\\' => '\\',
        '\b' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\f' => 'f',
        '\r' => 'r',
        _ => '\0',
    };

    // Each returns how many characters it wrote; 0: they do not fit.
    private static int Short(char letter, Span<char> output)
    {
        if (output.Length < 2)
        {
            return 0;
        }

        output[0] = '\\';
        output[1] = letter;
        return 2;
    }

    private static int Hexadecimal(char unit, Span<char> output)
    {
        if (output.Length < 6)
        {
            return 0;
        }

        output[0] = '\\';
        output[1] = 'u';
        for (var i = 0; i < 4; i++)
        {
            output[2 + i] = (char)HexDigits[(unit >> (12 - (4 * i))) & 15];
        }

        return 6;
    }

    private static int Pair(Rune rune, Span<char> output)
    {
        if (output.Length < 12)
        {
            return 0;
        }

        Span<char> units = stackalloc char[2];
        rune.EncodeToUtf16(units);
        return Hexadecimal(units[0], output) + Hexadecimal(units[1], output[6..]);
    }
}
