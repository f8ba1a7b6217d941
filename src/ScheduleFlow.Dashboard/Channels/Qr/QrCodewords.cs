namespace ScheduleFlow.Dashboard.Channels.Qr;

/// <summary>The bytes of a QR code: data with its length and padding, and the correction of each block (Reed–Solomon).</summary>
internal static class QrCodewords
{
    private const int ByteMode = 0b0100;

    /// <summary>The bytes in the order in which they are drawn: the first of each block, the second of each …</summary>
    public static byte[] Of(byte[] bytes, QrVersion version)
    {
        var data = Data(bytes, version);
        var generator = Generator(version.Correction);
        var (blocks, corrections) = (new List<byte[]>(), new List<byte[]>());
        var shorter = version.Blocks - (version.Data % version.Blocks);
        for (int i = 0, at = 0; i < version.Blocks; i++)
        {
            var length = (version.Data / version.Blocks) + (i < shorter ? 0 : 1);
            var block = data[at..(at + length)];
            at += length;
            blocks.Add(block);
            corrections.Add(Remainder(block, generator));
        }

        return [.. Interleaved(blocks), .. Interleaved(corrections)];
    }

    private static byte[] Data(byte[] bytes, QrVersion version)
    {
        var bits = new List<bool>(8 * version.Data);
        Add(ByteMode, 4);
        Add(bytes.Length, version.LengthBits);
        foreach (var value in bytes)
        {
            Add(value, 8);
        }

        // Up to four zeros end the data, then zeros to the next byte, then two bytes in turn to the end.
        Add(0, Math.Min(4, (8 * version.Data) - bits.Count));
        Add(0, (8 - (bits.Count % 8)) % 8);
        for (var padding = 0xEC; bits.Count < 8 * version.Data; padding ^= 0xEC ^ 0x11)
        {
            Add(padding, 8);
        }

        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];

        void Add(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
            {
                bits.Add(((value >> i) & 1) != 0);
            }
        }
    }

    private static IEnumerable<byte> Interleaved(List<byte[]> blocks) =>
        Enumerable.Range(0, blocks.Max(block => block.Length))
            .SelectMany(index => blocks.Where(block => index < block.Length).Select(block => block[index]));

    // The product of (x − 2^i), without its leading 1.
    private static byte[] Generator(int degree)
    {
        var generator = new byte[degree];
        generator[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++, root = Product(root, 2))
        {
            for (var j = 0; j < degree; j++)
            {
                generator[j] = (byte)(Product(generator[j], root) ^ (j + 1 < degree ? generator[j + 1] : 0));
            }
        }

        return generator;
    }

    private static byte[] Remainder(byte[] block, byte[] generator)
    {
        var remainder = new byte[generator.Length];
        foreach (var value in block)
        {
            var factor = (byte)(value ^ remainder[0]);
            remainder.AsSpan(1).CopyTo(remainder);
            remainder[^1] = 0;
            for (var i = 0; i < remainder.Length; i++)
            {
                remainder[i] ^= Product(generator[i], factor);
            }
        }

        return remainder;
    }

    // In the field of 256 elements with x⁸ + x⁴ + x³ + x² + 1.
    private static byte Product(int one, int other)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((other >> i) & 1) * one;
        }

        return (byte)product;
    }
}
