using System.Net;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Tells by a Host header or an address whether it is this machine, without a name server.</summary>
internal static class LoopbackNames
{
    private const string Localhost = "localhost";

    /// <summary>Whether it is this machine for every client.</summary>
    public static bool IsLoopback(string host) =>
        IsLocalhost(host) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether the address is this machine's own, written as IPv4 or as IPv6.</summary>
    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    /// <summary>The address itself where it is one of IPv4 in the form of IPv6.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether it is an address, or this machine.</summary>
    public static bool IsAddressOrLocalhost(string host) => IsLocalhost(host) || IPAddress.TryParse(host, out _);

    private static bool IsLocalhost(string host) => string.Equals(host, Localhost, StringComparison.OrdinalIgnoreCase);
}
