using System.Net;

namespace ScheduleFlow.Core.Links;

/// <summary>Asks the machine's resolver.</summary>
internal sealed class SystemNames : INameResolver
{
    /// <summary>
    /// The platform's lookup blocks its thread, and one of a dead domain does so for longer than any check may take. On
    /// a thread of its own it does not hold up the pool, on which all else runs.
    /// </summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        await Task.Factory.StartNew(() => Dns.GetHostAddresses(host), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellation)
            .ConfigureAwait(false);
}
