using System.Net;
using System.Net.Sockets;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// The IPv4 addresses that an IPv6 address stands for: where the machine or a router translates, a packet to it arrives at
/// one of them.
/// </summary>
internal static class EmbeddedAddress
{
    private static readonly AddressRange Mapped = AddressRange.Parse("::ffff:0:0/96"); // RFC 4291, 2.5.5.2
    private static readonly AddressRange Compatible = AddressRange.Parse("::/96"); // RFC 4291, 2.5.5.1
    private static readonly AddressRange Translated = AddressRange.Parse("::ffff:0:0:0/96"); // RFC 2765
    private static readonly AddressRange Nat64 = AddressRange.Parse("64:ff9b::/96"); // RFC 6052
    private static readonly AddressRange SixToFour = AddressRange.Parse("2002::/16"); // RFC 3056
    private static readonly AddressRange Teredo = AddressRange.Parse("2001::/32"); // RFC 4380

    /// <summary>None, one, or for Teredo two: the server and the client.</summary>
    public static IReadOnlyList<IPAddress> Of(IPAddress address)
    {
        // :: and ::1 are addresses of their own, not 0.0.0.0 and 0.0.0.1.
        if (address.AddressFamily != AddressFamily.InterNetworkV6
            || address.Equals(IPAddress.IPv6Any)
            || address.Equals(IPAddress.IPv6Loopback))
        {
            return [];
        }

        var bytes = address.GetAddressBytes();
        if (Mapped.Contains(address)
            || Compatible.Contains(address)
            || Translated.Contains(address)
            || Nat64.Contains(address)
            || IsIsatap(bytes))
        {
            return [At(bytes, 12)];
        }

        if (SixToFour.Contains(address))
        {
            return [At(bytes, 2)];
        }

        return Teredo.Contains(address) ? [At(bytes, 4), Inverted(bytes)] : [];
    }

    // An interface identifier of 0:5efe or 200:5efe, under any prefix (RFC 5214, 6.1).
    private static bool IsIsatap(byte[] bytes) => bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;

    private static IPAddress At(byte[] bytes, int start) => new(bytes.AsSpan(start, 4));

    private static IPAddress Inverted(byte[] bytes) => new([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]);
}
