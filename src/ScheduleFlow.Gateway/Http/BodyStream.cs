using System.Buffers;
using System.IO.Pipelines;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// A request's body as a stream whose reading may be given up. Kestrel takes a body whose read ended by a token for
/// one that is still being read: it cannot drain it, and closes the connection without having said so. Here the token
/// only ends the wait.
/// </summary>
internal sealed class BodyStream(PipeReader body) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var registration = cancellationToken.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), body);
        while (!buffer.IsEmpty)
        {
            var read = await body.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            var count = (int)Math.Min(read.Buffer.Length, buffer.Length);
            var taken = read.Buffer.Slice(0, count);
            taken.CopyTo(buffer.Span);
            body.AdvanceTo(taken.End);
            if (count > 0 || read.IsCompleted)
            {
                return count;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
