namespace ScheduleFlow.Core.Text;

/// <summary>
/// A stream whose first bytes can be seen before they are read, even if it cannot seek. Reading starts at the first
/// byte. Closing it leaves the inner stream open.
/// </summary>
internal sealed class PeekedStream : ForwardStream
{
    /// <summary>How many bytes can be seen.</summary>
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

    /// <summary>The first bytes; fewer than <see cref="HeadBytes"/> only if the document is that short.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

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

    /// <summary>Skips bytes of the head that are not to be read, such as a byte order mark.</summary>
    public void SkipHead(int count) => _at = Math.Min(_headLength, _at + count);
}
