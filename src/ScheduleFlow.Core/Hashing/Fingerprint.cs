using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Hashing;

/// <summary>
/// Tells whether two events are the same: the MD5 of the lower-cased, trimmed title, a colon and the UTC start, as the
/// system before this one computed it. Not a security measure.
/// </summary>
/// <remarks>
/// MD5 is written out here (RFC 1321) because the platform's own loads OpenSSL. That takes 2.5 ms of a worker that lives
/// for 8 ms, and a minimal container does not have the library.
/// </remarks>
internal readonly record struct Fingerprint(ulong High, ulong Low)
{
    /// <summary>Length of a fingerprint as text.</summary>
    public const int TextLength = 32;

    private static ReadOnlySpan<byte> Shifts => [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    private static ReadOnlySpan<uint> Sines =>
    [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    ];

    /// <summary>The fingerprint of an event. If it has a channel, a colon and the channel's id follow the start.</summary>
    public static Fingerprint Of(string title, Instant start, string? channel = null)
    {
        var name = title.AsSpan().Trim();
        var startEnd = name.Length + 1 + Instant.TextLength;
        var length = startEnd + (channel is null ? 0 : channel.Length + 1);
        Span<char> key = length <= 256 ? stackalloc char[256] : new char[length];
        key = key[..length];
        name.ToLowerInvariant(key);
        key[name.Length] = ':';
        start.TryFormat(key[(name.Length + 1)..]);
        if (channel is not null)
        {
            key[startEnd] = ':';
            channel.CopyTo(key[(startEnd + 1)..]);
        }

        var maxBytes = Encoding.UTF8.GetMaxByteCount(length);
        Span<byte> bytes = maxBytes <= 1024 ? stackalloc byte[1024] : new byte[maxBytes];
        return Md5(bytes[..Encoding.UTF8.GetBytes(key, bytes)]);
    }

    /// <summary>The MD5 of some bytes.</summary>
    internal static Fingerprint Md5(ReadOnlySpan<byte> message)
    {
        Span<uint> state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
        var rest = message;
        for (; rest.Length >= 64; rest = rest[64..])
        {
            Digest(state, rest[..64]);
        }

        // Padding: a one bit, zeros, and the message's length in bits.
        Span<byte> tail = stackalloc byte[128];
        tail.Clear();
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        var tailLength = rest.Length < 56 ? 64 : 128;
        BinaryPrimitives.WriteUInt64LittleEndian(tail[(tailLength - 8)..], (ulong)message.Length * 8);
        for (var offset = 0; offset < tailLength; offset += 64)
        {
            Digest(state, tail.Slice(offset, 64));
        }

        Span<byte> hash = stackalloc byte[16];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hash[(i * 4)..], state[i]);
        }

        return new Fingerprint(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>Any part of an MD5 is as good as a hash of it.</summary>
    public override int GetHashCode() => (int)Low;

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    private static void Digest(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        for (var i = 0; i < 64; i++)
        {
            var round = i >> 4;
            var (mixed, word) = round switch
            {
                0 => ((b & c) | (~b & d), i),
                1 => ((d & b) | (~d & c), ((5 * i) + 1) & 15),
                2 => (b ^ c ^ d, ((3 * i) + 5) & 15),
                _ => (c ^ (b | ~d), (7 * i) & 15),
            };
            var sum = a + mixed + Sines[i] + words[word];
            a = d;
            d = c;
            c = b;
            b += BitOperations.RotateLeft(sum, Shifts[(round * 4) + (i & 3)]);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}
