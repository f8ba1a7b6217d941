namespace ScheduleFlow.Core.Text;

/// <summary>
/// A stream whose first bytes can be looked at before they are read; works on streams that cannot seek. Reading starts
/// at the first byte. Closing it leaves the stream underneath open.
/// </summary>
internal sealed class PeekedStream : Stream
{
    /// <summary>How much can be looked at.</summary>
    public const int HeadBytes = 4096;

    private readonly Stream _inner;
    private readonly byte[] _head = new byte[HeadBytes];
    private readonly int _headLength;
    private int _at;

    public PeekedStream(Stream inner)
    {
        _inner = inner;
        _headLength = inner.ReadAtLeast(_head, HeadBytes, throwOnEndOfStream: false);
    }

    /// <summary>The first bytes; shorter than <see cref="HeadBytes"/> only where they are all there is.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _headLength)
        {
            return _inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _headLength - _at);
        _head.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Passes over bytes of the head that are not to be read, such as a byte order mark.</summary>
    public void SkipHead(int count) => _at = Math.Min(_headLength, _at + count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
