using System.IO.Compression;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text;

/// <summary>
/// A gzip file's plain bytes, as guides are sent over the net. They are limited as those of a plain document are, so
/// that a small file cannot become an endless one; damage throws <see cref="UnreadableException"/>.
/// </summary>
internal sealed class PackedInput(Stream packed) : Stream
{
    private readonly Stream _plain = new LimitedStream(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), Limits.MaxInputBytes);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static bool IsPacked(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _plain.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableException(new Problem(ErrorType.ParseError, "The gzip file is damaged.") { Hint = "Fetch it again." });
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
