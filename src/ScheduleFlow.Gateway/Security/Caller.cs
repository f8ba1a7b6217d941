using System.Net;
using System.Net.Sockets;
using System.Security.Claims;

namespace ScheduleFlow.Gateway.Security;

/// <summary>The caller, as the rate limit and the queue tell callers apart, and as the logs and the audit log name them.</summary>
internal static class Caller
{
    /// <summary>Who takes turns and has limits: the key's name, or the address; all foreign pages without a key are one caller.</summary>
    public static string Of(HttpContext http) => http.User.Identity?.Name is { } key
        ? "key " + key
        : ForeignPages.Sent(http) ? "pages of other origins" : "address " + Network(http);

    /// <summary>
    /// Who asked and from where, for the audit log: <c>name@address</c>. A name has no @ and is not the name of a role, so
    /// both parts, and the kind of the first, can be recovered.
    /// </summary>
    public static string Actor(HttpContext http) => $"{Name(http)}@{Address(http)}";

    /// <summary>The name of the key or the user, or the role where there is none; <c>none</c> for a caller without rights.</summary>
    public static string Name(HttpContext http)
        => http.User.FindFirst(ApiKeyHandler.KeyName)?.Value ?? RoleName(http);

    /// <summary>What the caller may do, as a word of the API.</summary>
    public static string RoleName(HttpContext http) => http.User.FindFirst(ClaimTypes.Role)?.Value.ToLowerInvariant() ?? "none";

    /// <summary>The client's address, as trusted proxies report it; a link-local one without its zone.</summary>
    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown", // a Unix socket has none
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } scoped => new IPAddress(scoped.GetAddressBytes()).ToString(),
        var address => address.ToString(),
    };

    /// <summary>The address; for IPv6 its /64 network.</summary>
    public static string Network(HttpContext http) => Network(http.Connection.RemoteIpAddress);

    /// <summary>For IPv6 only the first 64 bits, because a host chooses the others freely.</summary>
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
