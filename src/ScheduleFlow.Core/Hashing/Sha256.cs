using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleFlow.Core.Hashing;

/// <summary>The SHA-256 of bytes as they come: what <c>sha256sum</c> prints.</summary>
/// <remarks>
/// Written out here (FIPS 180-4) because the platform's own needs OpenSSL, which a minimal container lacks; a restore
/// must not depend on it. See <see cref="Fingerprint"/>.
/// </remarks>
internal sealed class Sha256
{
    private const int BlockBytes = 64;
    private const int Rounds = 64;

    private readonly uint[] _state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    private readonly byte[] _block = new byte[BlockBytes];
    private long _length;

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var filled = (int)(_length % BlockBytes);
        _length += bytes.Length;
        if (filled > 0)
        {
            var taken = Math.Min(BlockBytes - filled, bytes.Length);
            bytes[..taken].CopyTo(_block.AsSpan(filled));
            bytes = bytes[taken..];
            if (filled + taken < BlockBytes)
            {
                return;
            }

            Digest(_block);
        }

        var whole = bytes.Length - (bytes.Length % BlockBytes);
        Digest(bytes[..whole]);
        bytes[whole..].CopyTo(_block);
    }

    /// <summary>Ends the message: 64 lower-case hexadecimal digits. Nothing may be appended afterwards.</summary>
    public string Finish()
    {
        // The message ends with one bit, zeroes, and its length in bits.
        var bits = (ulong)_length * 8;
        var filled = (int)(_length % BlockBytes);
        Span<byte> tail = stackalloc byte[BlockBytes * 2];
        tail.Clear();
        tail[0] = 0x80;
        var tailLength = (filled < 56 ? 56 : 120) - filled;
        BinaryPrimitives.WriteUInt64BigEndian(tail[tailLength..], bits);
        Append(tail[..(tailLength + 8)]);

        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash[(i * 4)..], _state[i]);
        }

        return Convert.ToHexStringLower(hash);
    }

    // Whole blocks.
    private void Digest(ReadOnlySpan<byte> blocks)
    {
        Span<uint> words = stackalloc uint[Rounds];
        var (a, b, c, d, e, f, g, h) = (_state[0], _state[1], _state[2], _state[3], _state[4], _state[5], _state[6], _state[7]);
        for (; blocks.Length >= BlockBytes; blocks = blocks[BlockBytes..])
        {
            var (first, second, third, fourth) = (Words(blocks), Words(blocks[16..]), Words(blocks[32..]), Words(blocks[48..]));
            Keep(first, words, 0);
            Keep(second, words, 4);
            Keep(third, words, 8);
            Keep(fourth, words, 12);
            var (a0, b0, c0, d0, e0, f0, g0, h0) = (a, b, c, d, e, f, g, h);

            // Instead of moving each letter on by one after each round, eight rounds name them in turns.
            for (var i = 0; i < Rounds; i += 8)
            {
                // What a later round needs is worked out beside this one, as neither waits for the other.
                if (i < Rounds - 16)
                {
                    first = Next(first, second, third, fourth);
                    second = Next(second, third, fourth, first);
                    Keep(first, words, i + 16);
                    Keep(second, words, i + 20);
                    (first, second, third, fourth) = (third, fourth, first, second);
                }

                var eight = words.Slice(i, 8);
                Round(a, b, c, ref d, e, f, g, ref h, eight[0]);
                Round(h, a, b, ref c, d, e, f, ref g, eight[1]);
                Round(g, h, a, ref b, c, d, e, ref f, eight[2]);
                Round(f, g, h, ref a, b, c, d, ref e, eight[3]);
                Round(e, f, g, ref h, a, b, c, ref d, eight[4]);
                Round(d, e, f, ref g, h, a, b, ref c, eight[5]);
                Round(c, d, e, ref f, g, h, a, ref b, eight[6]);
                Round(b, c, d, ref e, f, g, h, ref a, eight[7]);
            }

            (a, b, c, d) = (a + a0, b + b0, c + c0, d + d0);
            (e, f, g, h) = (e + e0, f + f0, g + g0, h + h0);
        }

        (_state[0], _state[1], _state[2], _state[3]) = (a, b, c, d);
        (_state[4], _state[5], _state[6], _state[7]) = (e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        h += word + (g ^ (e & (f ^ g))) + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25));
        d += h;
        h += ((a & b) ^ (c & (a ^ b))) + (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22));
    }

    // A word with its round's constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector128<uint> four, Span<uint> words, int at) => (four + Vector128.Create(Constants[at..])).CopyTo(words[at..]);

    // The four words that follow sixteen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Next(Vector128<uint> first, Vector128<uint> second, Vector128<uint> third, Vector128<uint> fourth)
    {
        var next = first + Straddling(third, fourth) + Near(Straddling(first, second));

        // The last two of the four need the first two of them.
        next += Far(Vector128.Shuffle(fourth, Vector128.Create(2u, 3, 2, 3))) & Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 0);
        next += Far(Vector128.Shuffle(next, Vector128.Create(0u, 1, 0, 1))) & Vector128.Create(0, 0, uint.MaxValue, uint.MaxValue);
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Words(ReadOnlySpan<byte> bytes)
    {
        var words = Vector128.Create(bytes);
        return BitConverter.IsLittleEndian
            ? Vector128.Shuffle(words, Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)).AsUInt32()
            : words.AsUInt32();
    }

    // The last three and the first one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Straddling(Vector128<uint> earlier, Vector128<uint> later) => Ssse3.IsSupported
        ? Ssse3.AlignRight(later.AsByte(), earlier.AsByte(), sizeof(uint)).AsUInt32()
        : Vector128.Create(earlier[1], earlier[2], earlier[3], later[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Near(Vector128<uint> words) => RotateRight(words, 7) ^ RotateRight(words, 18) ^ (words >>> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Far(Vector128<uint> words) => RotateRight(words, 17) ^ RotateRight(words, 19) ^ (words >>> 10);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> RotateRight(Vector128<uint> words, [ConstantExpected] byte bits) => Avx512F.VL.IsSupported
        ? Avx512F.VL.RotateRight(words, bits)
        : (words >>> bits) | (words << (32 - bits));
}
