using System.IO.Compression;

namespace ScheduleFlow.Core.Links;

/// <summary>The beginning of an answer's body, unpacked.</summary>
/// <param name="Bytes">At most <see cref="MaxBytes"/>.</param>
/// <param name="IsCut">Whether there is more of it.</param>
internal sealed record LinkBody(byte[] Bytes, bool IsCut)
{
    /// <summary>The most that is read of a body, and the most that a packed one may become: 64 KiB.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int FirstBytes = 2 * 1024;

    /// <summary>
    /// Reads a body that may be a manifest to its end or to the limit. Of any other body only the first bytes are read: a
    /// stream goes on for ever.
    /// </summary>
    /// <exception cref="LinkException">It cannot be unpacked.</exception>
    public static async Task<LinkBody> ReadAsync(
        HttpResponseMessage response,
        LinkContent content,
        ManifestKind expected,
        CancellationToken cancellation)
    {
        // A packed body that is not expected to be a manifest is not unpacked to find out.
        var isPacked = content.Encoding.Length > 0;
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[FirstBytes];
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    if (length == MaxBytes)
                    {
                        return Unpacked(buffer, isCut: true, content.Encoding);
                    }

                    Array.Resize(ref buffer, Math.Min(MaxBytes, buffer.Length * 4));
                }

                var count = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
                length += count;
                if (count == 0)
                {
                    return Unpacked(buffer[..length], isCut: false, content.Encoding);
                }

                if (expected == ManifestKind.None && (isPacked || !Manifests.CanBe(buffer.AsSpan(0, length))))
                {
                    return new LinkBody(buffer[..length], IsCut: true);
                }
            }
        }
    }

    private static LinkBody Unpacked(byte[] bytes, bool isCut, string encoding)
    {
        if (encoding.Length == 0 || bytes.Length == 0)
        {
            return new LinkBody(bytes, isCut);
        }

        using var packed = new MemoryStream(bytes);
        using Stream? stream = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            _ => null,
        };
        if (stream is null)
        {
            throw new LinkException($"is packed as “{encoding}”, which was not asked for");
        }

        var unpacked = new byte[MaxBytes];
        var length = 0;
        try
        {
            while (length < MaxBytes && stream.Read(unpacked, length, MaxBytes - length) is var count and > 0)
            {
                length += count;
            }
        }
        catch (InvalidDataException)
        {
            throw new LinkException($"is not packed as “{encoding}”, as its server says");
        }

        return new LinkBody(unpacked[..length], isCut || length == MaxBytes);
    }
}
