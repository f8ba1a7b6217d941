using System.Net;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Judges a Host header without a name server.</summary>
internal static class LoopbackNames
{
    private const string Localhost = "localhost";

    /// <summary>Whether it is this machine for every client.</summary>
    public static bool IsLoopback(string host) =>
        IsLocalhost(host) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it is an address, or this machine.</summary>
    public static bool IsAddressOrLocalhost(string host) => IsLocalhost(host) || IPAddress.TryParse(host, out _);

    private static bool IsLocalhost(string host) => string.Equals(host, Localhost, StringComparison.OrdinalIgnoreCase);
}
