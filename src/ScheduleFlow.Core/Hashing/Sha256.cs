using System.Buffers.Binary;
using System.Numerics;

namespace ScheduleFlow.Core.Hashing;

/// <summary>The SHA-256 of bytes as they come: what <c>sha256sum</c> prints.</summary>
/// <remarks>
/// Written out here (FIPS 180-4) because the platform's own needs OpenSSL, which a minimal container lacks; a restore
/// must not depend on it. See <see cref="Import.Fingerprint"/>.
/// </remarks>
internal sealed class Sha256
{
    private const int BlockBytes = 64;

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

        for (; bytes.Length >= BlockBytes; bytes = bytes[BlockBytes..])
        {
            Digest(bytes[..BlockBytes]);
        }

        bytes.CopyTo(_block);
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

    private void Digest(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (var i = 16; i < 64; i++)
        {
            var (near, far) = (words[i - 15], words[i - 2]);
            words[i] = words[i - 16] + words[i - 7]
                + (BitOperations.RotateRight(near, 7) ^ BitOperations.RotateRight(near, 18) ^ (near >> 3))
                + (BitOperations.RotateRight(far, 17) ^ BitOperations.RotateRight(far, 19) ^ (far >> 10));
        }

        var (a, b, c, d, e, f, g, h) = (_state[0], _state[1], _state[2], _state[3], _state[4], _state[5], _state[6], _state[7]);
        for (var i = 0; i < 64; i++)
        {
            var first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Constants[i] + words[i];
            var second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }

        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }
}
