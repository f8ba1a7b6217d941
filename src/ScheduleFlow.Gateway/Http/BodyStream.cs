using System.Buffers;
using System.IO.Pipelines;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// A request's body as a stream whose reading can be cancelled. When a token ends a read, Kestrel still counts the body as
/// being read: it cannot drain it, and closes the connection without notice. Here the token only ends the wait.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="limit">The limit of its length.</param>
internal sealed class BodyStream(PipeReader body, BodyLimit limit) : ReadOnlyStream
{
    private long _read;

    public BodyStream(HttpRequest request)
        : this(request.BodyReader, BodyLimit.Of(request.HttpContext))
    {
    }

    /// <exception cref="BadHttpRequestException">The body exceeds the limit; only a part of it was read.</exception>
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
                _read += count;
                limit.Check(_read);
                return count;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return 0;
    }
}
