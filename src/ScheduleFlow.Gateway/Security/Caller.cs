using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Who calls: as the rate limit and the queue tell callers apart, and as the logs and the audit log name them.</summary>
internal static class Caller
{
    /// <summary>Whose turn and whose limit it is: the key's name, else the address; all foreign pages without a key are one.</summary>
    public static string Of(HttpContext http) => http.User.Identity?.Name is { } key
        ? "key " + key
        : ForeignPages.Sent(http) ? "pages of other origins" : "address " + Network(http);

    /// <summary>
    /// Who asked and from where, for the audit log: <c>name@address</c>. A name has no @ and is no role, so that
    /// both parts, and which kind the first is, can be told again.
    /// </summary>
    public static string Actor(HttpContext http) => $"{Name(http)}@{Address(http)}";

    /// <summary>The name of the key or the user; else the role, <c>none</c> for nobody.</summary>
    public static string Name(HttpContext http)
        => http.User.FindFirst(ApiKeyHandler.KeyName)?.Value ?? RoleName(http);

    /// <summary>What the caller may do, as a word of the API.</summary>
    public static string RoleName(HttpContext http) => http.User.FindFirst(ClaimTypes.Role)?.Value.ToLowerInvariant() ?? "none";

    /// <summary>The client's address, behind the proxies that are believed; without the zone of a link-local one.</summary>
    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown", // a Unix socket has none
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } scoped => new IPAddress(scoped.GetAddressBytes()).ToString(),
        var address => address.ToString(),
    };

    /// <summary>The address, of IPv6 its /64 network.</summary>
    public static string Network(HttpContext http) => Network(http.Connection.RemoteIpAddress);

    /// <summary>Of IPv6 the first 64 bits: a host picks the others as it likes.</summary>
    public static string Network(IPAddress? address)
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
