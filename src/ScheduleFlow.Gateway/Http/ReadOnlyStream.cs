using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Gateway.Http;

/// <summary>A stream that is read once, from front to back, and never blocks a thread.</summary>
internal abstract class ReadOnlyStream : ForwardStream
{
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override int Read(Span<byte> buffer) => throw new NotSupportedException();
}
