using System.Buffers;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// Copies a request's body to the worker's stdin. A worker that saw the end of stdin before the end of the body would
/// commit half a document. So where the body cannot be read, the run is stopped first, and stdin stays open until the exit.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="stop">Stops the run where the body cannot be read to its end.</param>
internal sealed class Upload(SpooledBody body, Action<LaunchFailure> stop) : IWorkerInput
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Bytes that the worker took.</summary>
    public long Bytes { get; private set; }

    public async Task WriteToAsync(Stream stdin, CancellationToken exited)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (body.Read(buffer) is var read and > 0)
            {
                await stdin.WriteAsync(buffer.AsMemory(0, read), exited).ConfigureAwait(false);
                Bytes += read;
            }
        }
        catch (ScratchFailedException)
        {
            stop(LaunchFailure.SpoolFailed);
            await Task.Delay(Timeout.Infinite, exited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The worker has stopped reading or has ended; its exit code tells why.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
