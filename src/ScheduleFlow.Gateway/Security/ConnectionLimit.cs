using System.Net;
using Microsoft.AspNetCore.Connections;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>
/// Limits the simultaneous connections per address. A further connection is closed before anything is read from it. This
/// machine and the trusted proxies are exempt: they call for others, whom <see cref="RateLimits"/> tells apart.
/// </summary>
internal sealed class ConnectionLimit(GatewayOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = []; // by address; addresses with none are absent

    /// <summary>Serves the connection, or closes it.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (options.ConnectionsPerCaller == 0 || connection.RemoteEndPoint is not IPEndPoint { Address: var address } || IsExempt(address))
        {
            await next(connection).ConfigureAwait(false);
            return;
        }

        var caller = Caller.Network(address);
        if (!TryOpen(caller))
        {
            connection.Abort(new ConnectionAbortedException("This address has as many connections as it may."));
            return;
        }

        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Close(caller);
        }
    }

    private bool IsExempt(IPAddress address)
    {
        var plain = LoopbackNames.Plain(address);
        return IPAddress.IsLoopback(plain) || options.Proxies.Any(proxy => proxy.Contains(plain));
    }

    private bool TryOpen(string caller)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(caller);
            if (open >= options.ConnectionsPerCaller)
            {
                return false;
            }

            _open[caller] = open + 1;
            return true;
        }
    }

    private void Close(string caller)
    {
        lock (_lock)
        {
            if (--_open[caller] == 0)
            {
                _open.Remove(caller);
            }
        }
    }
}
