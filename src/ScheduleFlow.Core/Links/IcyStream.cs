namespace ScheduleFlow.Core.Links;

/// <summary>
/// A connection whose answer may begin with <c>ICY 200 OK</c>, as from SHOUTcast and similar radio servers. It is read as
/// <c>HTTP/1.0 200 OK</c>, as players do.
/// </summary>
internal sealed class IcyStream(Stream inner) : Stream
{
    private static ReadOnlySpan<byte> Icy => "ICY "u8;

    private static ReadOnlySpan<byte> Http => "HTTP/1.0 "u8;

    private readonly byte[] _head = new byte[16];
    private int _headLength;
    private int _headRead;
    private bool _decided;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The client rents no buffer before there are bytes: an empty read waits for the first one.
        if (_decided && _headRead == _headLength)
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        if (!_decided)
        {
            if (buffer.IsEmpty)
            {
                return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            await DecideAsync(cancellationToken).ConfigureAwait(false);
        }

        var count = Math.Min(buffer.Length, _headLength - _headRead);
        _head.AsMemory(_headRead, count).CopyTo(buffer);
        _headRead += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Reads only what it needs to decide: up to four bytes, as long as they are those of "ICY ".
    private async ValueTask DecideAsync(CancellationToken cancellation)
    {
        while (_headLength < Icy.Length && Icy.StartsWith(_head.AsSpan(0, _headLength)))
        {
            var count = await inner.ReadAsync(_head.AsMemory(_headLength, Icy.Length - _headLength), cancellation).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            _headLength += count;
        }

        if (_head.AsSpan(0, _headLength).SequenceEqual(Icy))
        {
            Http.CopyTo(_head);
            _headLength = Http.Length;
        }

        _decided = true;
    }
}
