using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Who calls, as the rate limit and the queue tell callers apart: the key's name, else the address.</summary>
internal static class Caller
{
    public static string Of(HttpContext http) => http.User.Identity?.Name is { } key
        ? "key " + key
        : "address " + Network(http.Connection.RemoteIpAddress);

    /// <summary>Of IPv6 the first 64 bits: a host picks the others as it likes.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "unknown";
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes).ToString();
    }
}
