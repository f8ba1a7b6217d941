using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ScheduleFlow.Core.Links;

namespace ScheduleFlow.Core.Tests.Links;

/// <summary>Names that lead wherever a test says; others are not known.</summary>
internal sealed class FakeNames : INameResolver
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyList<IPAddress>>> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _asked;

    public int Asked => _asked;

    /// <summary>The addresses of each name that is not in the list.</summary>
    public string? Others { get; init; }

    public FakeNames With(string host, params string[] addresses) => With(host, () => [.. addresses.Select(IPAddress.Parse)]);

    public FakeNames With(string host, Func<IReadOnlyList<IPAddress>> addresses)
    {
        _names[host] = addresses;
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        return _names.TryGetValue(host, out var addresses) ? Task.FromResult(addresses())
            : Others is not null ? Task.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse(Others)])
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
