using System.Collections.Immutable;
using System.Text;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>
/// Documents from documents: bytes, lines, tokens of the grammar, numbers and quoted texts are changed, blocks in brackets
/// repeated or nested, documents cut off, joined and written in another encoding. The same random numbers give the same
/// documents.
/// </summary>
internal sealed class Mutator(ImmutableArray<byte[]> tokens, Random random)
{
    private const int MaxBytes = 64 * 1024;

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "60", "1e999", "-1e999", "1e-999", "0.1", "00", "24", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
        "99999999999999999999999999999", "79228162514264337593543950336", "0001", "9999", "10000", "99991231235959", "00010101000000", "0x10", "NaN", "Infinity", "٣", "253402300799", "253402300800", "-62135596800", "1764000000000",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\n", "\r\n", "\u0001", "\u0085", "\u2028", "\uFEFF", "\uFFFE", "é", "e\u0301", "🎬", "\u202E", "\\", "\\u0000", "\\ud800", "\\ud83c\\udfac", "%00", "&amp;", "&#0;", "&#x110000;", "&x;", "]]>", "-->", "<", "\"", "'", "`", "=1+1",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-02-30T00:00:00Z", "2026-12-01T24:00:00Z", "2016-12-31T23:59:60Z", "12:00", "file:///", "http://",
    ];

    private static readonly ImmutableArray<(byte Open, byte Close)> Brackets = [((byte)'{', (byte)'}'), ((byte)'[', (byte)']'), ((byte)'<', (byte)'>'), ((byte)'"', (byte)'"')];

    /// <summary>One to four changes.</summary>
    public byte[] Mutate(byte[] original, Func<byte[]> other)
    {
        var document = original.ToList();
        for (var count = 1 + random.Next(4); count > 0; count--)
        {
            Change(document, other);
            if (document.Count > MaxBytes)
            {
                document.RemoveRange(MaxBytes, document.Count - MaxBytes);
            }
        }

        return random.Next(12) == 0 ? InAnotherEncoding([.. document]) : [.. document];
    }

    /// <summary>A document of tokens alone.</summary>
    public byte[] Generate()
    {
        var document = new List<byte>();
        for (var count = random.Next(1, 60); count > 0; count--)
        {
            document.AddRange(random.Next(6) == 0 ? Value() : tokens[random.Next(tokens.Length)]);
            if (random.Next(3) == 0)
            {
                document.AddRange(random.Next(2) == 0 ? "\n"u8 : " "u8);
            }
        }

        return [.. document];
    }

    private void Change(List<byte> document, Func<byte[]> other)
    {
        var at = random.Next(document.Count + 1);
        switch (random.Next(16))
        {
            case 0: // Less.
                document.RemoveRange(at, Math.Min(random.Next(1, 40), document.Count - at));
                break;
            case 1: // Cut off.
                document.RemoveRange(at, document.Count - at);
                break;
            case 2 when at < document.Count: // Another byte.
                document[at] = (byte)random.Next(256);
                break;
            case 3 when at < document.Count: // Another bit.
                document[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4: // Twice.
                document.InsertRange(at, document.GetRange(at, Math.Min(random.Next(1, 200), document.Count - at)));
                break;
            case 5: // A part of another document.
                var part = other();
                var from = random.Next(part.Length + 1);
                document.InsertRange(at, part[from..Math.Min(part.Length, from + random.Next(1, 2_000))]);
                break;
            case 6: // Many of one.
                document.InsertRange(at, Enumerable.Repeat(tokens[random.Next(tokens.Length)], random.Next(2, 400)).SelectMany(token => token));
                break;
            case 7 or 8: // A number becomes another one.
                Replace(document, at, IsDigit, Encoding.UTF8.GetBytes(Numbers[random.Next(Numbers.Length)]));
                break;
            case 9: // A word becomes another one.
                Replace(document, at, IsWord, random.Next(2) == 0 ? tokens[random.Next(tokens.Length)] : Value());
                break;
            case 10: // A block twice, or around itself.
                Block(document, at);
                break;
            case 11: // A line less, twice, or elsewhere.
                Line(document, at);
                break;
            case 12:
                document.InsertRange(at, Value());
                break;
            default:
                document.InsertRange(at, tokens[random.Next(tokens.Length)]);
                break;
        }
    }

    private byte[] Value() => Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)] : Texts[random.Next(Texts.Length)]);

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)':' or >= 0x80;

    private static void Replace(List<byte> document, int at, Func<byte, bool> belongs, byte[] with)
    {
        var start = document.FindIndex(at, value => belongs(value));
        if (start < 0)
        {
            return;
        }

        var end = document.FindIndex(start, value => !belongs(value));
        document.RemoveRange(start, (end < 0 ? document.Count : end) - start);
        document.InsertRange(start, with);
    }

    private void Block(List<byte> document, int at)
    {
        var (open, close) = Brackets[random.Next(Brackets.Length)];
        var start = document.IndexOf(open, at);
        if (start < 0)
        {
            return;
        }

        var depth = 0;
        for (var i = start; i < document.Count; i++)
        {
            depth += document[i] == open ? 1 : document[i] == close ? -1 : 0;
            if (depth == 0 || (open == close && i > start && document[i] == close))
            {
                var block = document.GetRange(start, i + 1 - start);
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    document.InsertRange(random.Next(2) == 0 ? i + 1 : start + (block.Count / 2), random.Next(3) == 0 && open != '<' ? [(byte)',', .. block] : block);
                }

                return;
            }
        }
    }

    private void Line(List<byte> document, int at)
    {
        var start = at == 0 ? 0 : document.LastIndexOf((byte)'\n', at - 1) + 1;
        var end = start < document.Count ? document.IndexOf((byte)'\n', start) : -1;
        var length = (end < 0 ? document.Count : end + 1) - start;
        var line = document.GetRange(start, length);
        if (random.Next(2) == 0)
        {
            document.RemoveRange(start, length);
        }

        if (random.Next(2) == 0)
        {
            document.InsertRange(document.IndexOf((byte)'\n', random.Next(document.Count + 1)) + 1, line);
        }
    }

    private byte[] InAnotherEncoding(byte[] document)
    {
        var encoding = random.Next(6) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.UTF32,
            3 => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            4 => Encoding.Latin1,
            _ => Encoding.UTF8,
        };
        byte[] mark = random.Next(3) == 0 ? [] : encoding.GetPreamble();
        byte[] encoded = [.. mark, .. encoding.GetBytes(Encoding.UTF8.GetString(document))];
        return random.Next(4) == 0 ? encoded[..random.Next(encoded.Length + 1)] : encoded;
    }
}
