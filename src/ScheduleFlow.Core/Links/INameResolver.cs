using System.Net;

namespace ScheduleFlow.Core.Links;

/// <summary>Names of hosts → addresses.</summary>
internal interface INameResolver
{
    /// <summary>The addresses of a name, best first.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name has none, or no resolver could be asked.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation);
}
