using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Operations;

/// <summary>A stream that reports the bytes read from it. The stream behind it stays open.</summary>
internal sealed class WatchedStream(Stream inner, WatchedStream.Seen seen) : ForwardStream
{
    /// <summary>Gets the bytes, piece by piece.</summary>
    public delegate void Seen(ReadOnlySpan<byte> bytes);

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        seen(buffer[..count]);
        return count;
    }
}
