using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A document as a gzip file, packed as fast as possible: it is written with every change, and seldom read.</summary>
internal static class PackedDocument
{
    // The length of the document, modulo 2^32, ends the file (RFC 1952, 2.3.1).
    private const int LengthBytes = sizeof(uint);

    // Deflate cannot pack more into a byte.
    private const int MaxRatio = 1_032;

    public static void Write(Stream output, ReadOnlySpan<byte> document)
    {
        using var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        gzip.Write(document);
    }

    /// <exception cref="JsonException">The file is damaged.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        var length = LengthOf(packed);
        if (length == 0 || length > (long)packed.Length * MaxRatio)
        {
            throw new JsonException("The gzip file is cut off.");
        }

        var document = new byte[length];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return gzip.ReadAtLeast(document, document.Length, throwOnEndOfStream: false) == document.Length && gzip.ReadByte() < 0
                ? document
                : throw new JsonException("The gzip file is cut off.");
        }
        catch (InvalidDataException exception)
        {
            throw new JsonException("The gzip file is damaged.", exception);
        }
    }

    /// <summary>The first bytes of the document, as many as there are up to a length.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public static byte[] Head(Stream packed, int length)
    {
        try
        {
            using var gzip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
            var head = new byte[length];
            return head[..gzip.ReadAtLeast(head, length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException exception)
        {
            throw new JsonException("The gzip file is damaged.", exception);
        }
    }

    /// <summary>The length of the document, as the end of the file says.</summary>
    public static long LengthOf(ReadOnlySpan<byte> packed) =>
        packed.Length < LengthBytes ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(packed[^LengthBytes..]);

    /// <inheritdoc cref="LengthOf(ReadOnlySpan{byte})"/>
    public static long LengthOf(Stream packed)
    {
        Span<byte> end = stackalloc byte[LengthBytes];
        packed.Position = Math.Max(0, packed.Length - LengthBytes);
        return LengthOf(end[..packed.ReadAtLeast(end, LengthBytes, throwOnEndOfStream: false)]);
    }
}
