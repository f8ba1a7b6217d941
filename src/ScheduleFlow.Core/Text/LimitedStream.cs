namespace ScheduleFlow.Core.Text;

/// <summary>Reads a stream up to a limit; one byte more throws <see cref="InputTooLargeException"/>.</summary>
internal sealed class LimitedStream(Stream inner, long maxBytes) : ForwardStream
{
    private long _read;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        return _read <= maxBytes ? count : throw new InputTooLargeException();
    }
}
