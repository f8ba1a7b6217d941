using System.Net;

namespace ScheduleFlow.Core.Links;

/// <summary>Asks the machine's resolver.</summary>
internal sealed class SystemNames : INameResolver
{
    /// <summary>
    /// The platform's lookup blocks its thread, for a dead domain longer than any check may take. On its own thread it
    /// does not block the pool, where everything else runs.
    /// </summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        await Task.Factory
            .StartNew(
                () => Dns.GetHostAddresses(host),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)
            .WaitAsync(cancellation)
            .ConfigureAwait(false);
}
