using System.Buffers;
using ScheduleFlow.Gateway.Launching.Processes;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// Streams a request's body to the worker's stdin. A worker whose upload broke must not see the end of stdin while it
/// lives, or it commits half a document: then the run is stopped first, and stdin stays open until the exit.
/// </summary>
/// <param name="request">Whose body it is.</param>
/// <param name="body">The body.</param>
/// <param name="observer">Is told of each <see cref="Step"/>.</param>
/// <param name="stop">Stops the run where the body cannot be read to its end.</param>
/// <param name="clientGone">Fires when the client has gone.</param>
internal sealed class Upload(
    LaunchRequest request,
    Stream body,
    ILaunchObserver observer,
    Action<LaunchFailure> stop,
    CancellationToken clientGone) : IWorkerInput
{
    /// <summary>The observer is told each time that so many more bytes have been handed on.</summary>
    public const long Step = 1024 * 1024;

    private const int BufferBytes = 64 * 1024;

    /// <summary>Bytes that the worker took.</summary>
    public long Bytes { get; private set; }

    public async Task WriteToAsync(Stream stdin, CancellationToken exited)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var next = Step;
        try
        {
            while (await TakeAsync(buffer, exited).ConfigureAwait(false) is var read and > 0)
            {
                await stdin.WriteAsync(buffer.AsMemory(0, read), exited).ConfigureAwait(false);
                Bytes += read;
                if (Bytes >= next)
                {
                    next = Bytes + Step;
                    observer.Uploaded(request, Bytes);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The worker reads no more, or has ended: its exit code says why.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads from the body; 0 at its end, or when the worker has ended.</summary>
    private async Task<int> TakeAsync(byte[] buffer, CancellationToken exited)
    {
        try
        {
            return await body.ReadAsync(buffer, exited).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (exited.IsCancellationRequested)
        {
            return 0; // the worker has answered without reading on
        }
        catch (Exception e)
        {
            // Whatever is wrong with the body: returning from here would close stdin, and the worker would take what
            // it has for the whole document. So kill it, and return only when it is gone.
            stop(BodyFailure.CauseOf(e, clientGone));
            await Task.Delay(Timeout.Infinite, exited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
    }
}
