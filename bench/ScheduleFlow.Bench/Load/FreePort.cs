using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.Bench.Load;

/// <summary>A port of the loopback that nobody listens on.</summary>
internal static class FreePort
{
    public static IPEndPoint Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
