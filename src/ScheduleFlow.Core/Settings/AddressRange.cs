using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.Core.Settings;

/// <summary>The addresses of one family that begin with the same bits.</summary>
internal sealed class AddressRange
{
    private readonly AddressFamily _family;
    private readonly byte[] _bytes;
    private readonly int _bits;

    private AddressRange(IPAddress address, int bits)
    {
        _family = address.AddressFamily;
        _bytes = address.GetAddressBytes();
        _bits = bits;
    }

    /// <summary>A network (<c>10.0.0.0/8</c>; bits after the prefix are ignored) or one address; null: anything else.</summary>
    public static AddressRange? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var most = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var bits = most;
        if (slash >= 0
            && !(int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= most))
        {
            return null;
        }

        return new AddressRange(address, bits);
    }

    /// <summary>As <see cref="TryParse"/>, for a text that is known to be valid.</summary>
    public static AddressRange Parse(string text) =>
        TryParse(text) ?? throw new ArgumentException($"“{text}” is not a network.", nameof(text));

    /// <summary>Whether a text is a network, an address or the name of a host.</summary>
    public static bool IsRangeOrHost(string text) => TryParse(text) is not null || Uri.CheckHostName(text) == UriHostNameType.Dns;

    public bool Contains(IPAddress address)
    {
        if (address.AddressFamily != _family)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var whole = _bits / 8;
        if (!bytes[..whole].SequenceEqual(_bytes.AsSpan(0, whole)))
        {
            return false;
        }

        var rest = 8 - (_bits % 8);
        return rest == 8 || bytes[whole] >> rest == _bytes[whole] >> rest;
    }
}
