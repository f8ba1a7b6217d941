using System.Threading.RateLimiting;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>
/// Reads a body to its end before its operation asks for a slot, so that a slow client holds nothing that others need,
/// and a worker never sees half a document:
/// <code>
///   body ─1─▶ a place among this caller's uploads ─2─▶ memory, then a file, within the budget ─3─▶ SpooledBody
/// </code>
/// </summary>
internal sealed class BodySpool(GatewayOptions options, ILaunchObserver observer, ILogger<BodySpool> log) : IDisposable
{
    /// <summary>The observer is told each time this many more bytes have arrived.</summary>
    public const long Step = 1024 * 1024;

    private readonly ByteBudget _budget = new(options.Spool.BudgetBytes);
    private readonly PartitionedRateLimiter<string> _places = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Spool.UploadsPerCaller,
            QueueLimit = options.Launcher.QueueLimit,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>Bytes of bodies that are arriving or wait for a worker.</summary>
    public long Used => _budget.Used;

    /// <summary>Reads a body to its end. The caller disposes the result, which is null on a failure.</summary>
    /// <param name="request">The request that the body belongs to.</param>
    /// <param name="body">The body.</param>
    /// <param name="stop">The gateway stops and no longer waits for slow bodies.</param>
    /// <param name="clientGone">The client has gone.</param>
    public async Task<(LaunchFailure Failure, SpooledBody? Body)> ReadAsync(
        LaunchRequest request, Stream body, CancellationToken stop, CancellationToken clientGone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, clientGone);
        try
        {
            // 1. Wait for a place: only the caller's own other uploads can be ahead of it.
            using var place = await _places.AcquireAsync(request.Caller, 1, either.Token).ConfigureAwait(false);
            if (!place.IsAcquired)
            {
                return (LaunchFailure.QueueFull, null);
            }

            // 2. Read.
            var spooled = new SpooledBody(request.Caller, _budget, options.Spool.Folder);
            LaunchFailure failure;
            try
            {
                failure = await ReadAsync(request, body, spooled, either.Token).ConfigureAwait(false);
            }
            catch
            {
                spooled.Dispose();
                throw;
            }

            if (failure != LaunchFailure.None)
            {
                spooled.Dispose();
                return (failure, null);
            }

            // 3. Hand it on.
            return (LaunchFailure.None, spooled);
        }
        catch (ScratchFailedException e)
        {
            log.BodyNotSpooled(e, request.RequestId, options.Spool.Folder);
            return (LaunchFailure.SpoolFailed, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !clientGone.IsCancellationRequested)
        {
            return (LaunchFailure.Shutdown, null);
        }
        catch (Exception e)
        {
            return (BodyFailure.CauseOf(e, clientGone), null); // any fault of the body
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<LaunchFailure> ReadAsync(LaunchRequest request, Stream body, SpooledBody spooled, CancellationToken giveUp)
    {
        var next = Step;
        while (await body.ReadAsync(spooled.Space(), giveUp).ConfigureAwait(false) is var read and > 0)
        {
            if (!spooled.TryTake(read))
            {
                return LaunchFailure.SpoolFull;
            }

            if (spooled.Length >= next)
            {
                next = spooled.Length + Step;
                observer.Uploaded(request, spooled.Length);
            }
        }

        spooled.End();
        return LaunchFailure.None;
    }
}
