using System.Buffers;
using System.Text;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Plans;

/// <summary>Bytes → text: UTF-8, or UTF-16 with a byte order mark.</summary>
internal static class PlanEncoding
{
    /// <summary>Problem: <c>parse_error</c> with the first byte that is not UTF-8.</summary>
    public static Outcome<string> Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: false).GetString(bytes[2..]);
        }

        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        return FirstInvalid(bytes) is { } at ? NotUtf8(bytes, at) : Encoding.UTF8.GetString(bytes);
    }

    private static Problem NotUtf8(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        var place = new Place(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
        return new Problem(ErrorType.ParseError, $"Line {place.Line}, column {place.Column}: the byte {bytes[at]:X2} is not UTF-8.")
        {
            Hint = "Save the plan as UTF-8.",
            Place = place,
        };
    }

    private static int? FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            // ASCII needs no further check.
            at += bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var next and >= 0 ? next : bytes.Length - at;
            if (at < bytes.Length)
            {
                if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
                {
                    return at;
                }

                at += length;
            }
        }

        return null;
    }
}
