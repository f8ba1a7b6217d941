using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A document as a gzip file, packed as fast as possible: it is written with every change, and seldom read.</summary>
internal static class PackedDocument
{
    // The length of the document, modulo 2^32, ends the file (RFC 1952, 2.3.1).
    private const int LengthBytes = sizeof(uint);

    // A tenth of the document, as a rule.
    private const int UsualRatio = 8;

    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> document)
    {
        var packed = new MemoryStream((document.Length / UsualRatio) + 256);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(document);
        }

        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <exception cref="JsonException">The file is damaged.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            gzip.CopyTo(plain);
        }
        catch (InvalidDataException exception)
        {
            throw new JsonException("The gzip file is damaged.", exception);
        }

        return plain.Length > 0 && plain.Length == LengthOf(packed) ? plain.ToArray() : throw new JsonException("The gzip file is cut off.");
    }

    /// <summary>The first bytes of the document, as many as there are up to a length.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static byte[] Head(byte[] packed, int length)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            var head = new byte[length];
            return head[..gzip.ReadAtLeast(head, length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException exception)
        {
            throw new JsonException("The gzip file is damaged.", exception);
        }
    }

    /// <summary>The length of the document, as the file says.</summary>
    public static long LengthOf(byte[] packed) =>
        packed.Length < LengthBytes ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(packed.Length - LengthBytes));
}
