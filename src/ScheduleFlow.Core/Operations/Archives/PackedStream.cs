using System.Buffers.Binary;
using System.IO.Hashing;

namespace ScheduleFlow.Core.Operations.Archives;

/// <summary>
/// A gzip file and its plain bytes, as both are read. The platform accepts a file that is cut off at its end, and ignores
/// what follows it. Here the last bytes must be the checksum and length of all that was unpacked.
/// </summary>
internal sealed class PackedStream(Stream packed)
{
    private const int TrailerBytes = 8;

    private readonly byte[] _last = new byte[TrailerBytes];
    private readonly Crc32 _checksum = new();
    private long _packedBytes;
    private long _plainBytes;

    /// <summary>The packed bytes, for the unpacking stream.</summary>
    public Stream Packed => new WatchedStream(packed, SeePacked);

    /// <summary>The most plain bytes; more are an <see cref="ArchiveException"/>.</summary>
    public long MaxPlainBytes { get; set; }

    /// <summary>The plain bytes.</summary>
    public Stream Plain(Stream unpacked) => new WatchedStream(unpacked, SeePlain);

    /// <summary>Whether the file is complete; asked after the last byte of both.</summary>
    public bool IsWhole => _packedBytes > TrailerBytes
        && BinaryPrimitives.ReadUInt32LittleEndian(_last) == _checksum.GetCurrentHashAsUInt32()
        && BinaryPrimitives.ReadUInt32LittleEndian(_last.AsSpan(4)) == (uint)_plainBytes;

    private void SeePacked(ReadOnlySpan<byte> bytes)
    {
        _packedBytes += bytes.Length;
        if (bytes.Length < TrailerBytes)
        {
            _last.AsSpan(bytes.Length).CopyTo(_last);
            bytes.CopyTo(_last.AsSpan(TrailerBytes - bytes.Length));
        }
        else
        {
            bytes[^TrailerBytes..].CopyTo(_last);
        }
    }

    private void SeePlain(ReadOnlySpan<byte> bytes)
    {
        _plainBytes += bytes.Length;
        _checksum.Append(bytes);
        if (_plainBytes > MaxPlainBytes)
        {
            throw ArchiveException.Damaged("it holds more than its manifest says");
        }
    }
}
