using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// Decides which addresses a check may connect to, so that the author of a list cannot use it to look into the server or
/// its cloud (docs/links.md, "Addresses"). Pure: the caller connects to the very address that it asks about.
/// </summary>
internal sealed class AddressPolicy
{
    // The first that contains an address names it.
    private static readonly ImmutableArray<(AddressRange Range, string Name)> Refused =
    [
        .. Ranges(
            "a cloud's metadata address",
            "169.254.169.254",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd20:ce::254"),
        .. Ranges("a loopback address", "127.0.0.0/8", "::1"),
        .. Ranges("an unspecified address", "0.0.0.0/8", "::"),
        .. Ranges("a link-local address", "169.254.0.0/16", "fe80::/10"),
        .. Ranges("a broadcast address", "255.255.255.255"),
        .. Ranges("a multicast address", "224.0.0.0/4", "ff00::/8"),
    ];

    private static readonly ImmutableArray<AddressRange> Private =
        [.. Ranges("", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7").Select(range => range.Range)];

    // IANA's registries of special-purpose addresses: those that are not globally reachable and not listed above.
    private static readonly ImmutableArray<AddressRange> Reserved =
    [
        .. Ranges(
            "",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20").Select(range => range.Range),
    ];

    private static readonly AddressRange GlobalUnicast = AddressRange.Parse("2000::/3");

    /// <summary>Names of a cloud's metadata service, whatever they resolve to.</summary>
    private static readonly ImmutableHashSet<string> MetadataNames = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "metadata",
        "metadata.google.internal",
        "metadata.goog",
        "metadata.tencentyun.com",
        "instance-data",
        "instance-data.ec2.internal");

    private readonly ImmutableArray<AddressRange> _allowedRanges;
    private readonly ImmutableHashSet<string> _allowedNames;
    private readonly bool _refusePrivate;

    /// <param name="allowed">Networks, addresses and host names that may always be reached.</param>
    /// <param name="refusePrivate">Whether private networks are refused as well.</param>
    /// <exception cref="ArgumentException">An entry is neither (<see cref="AddressRange.IsRangeOrHost"/>).</exception>
    public AddressPolicy(ImmutableArray<string> allowed, bool refusePrivate)
    {
        var ranges = ImmutableArray.CreateBuilder<AddressRange>();
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in allowed)
        {
            if (AddressRange.TryParse(entry) is { } range)
            {
                ranges.Add(range);
            }
            else if (AddressRange.IsRangeOrHost(entry))
            {
                names.Add(Bare(entry));
            }
            else
            {
                throw new ArgumentException(
                    $"“{entry}” is neither a network (10.0.0.0/8) nor an address nor a host's name.",
                    nameof(allowed));
            }
        }

        _allowedRanges = ranges.ToImmutable();
        _allowedNames = names.ToImmutable();
        _refusePrivate = refusePrivate;
    }

    /// <summary>Why a host is refused by its name, before it is looked up; null: it is not.</summary>
    public string? RefuseName(string host) =>
        !_allowedNames.Contains(Bare(host)) && MetadataNames.Contains(Bare(host)) ? "a cloud's metadata service" : null;

    /// <summary>Why an address is refused, such as <c>a loopback address</c>; null: it is allowed.</summary>
    /// <param name="host">The host of the URL that resolved to it, or the address itself.</param>
    /// <param name="address">The address to which the caller then connects.</param>
    public string? Refuse(string host, IPAddress address) => _allowedNames.Contains(Bare(host)) ? null : Refuse(address);

    private static string Bare(string host) => host.TrimEnd('.');

    private static IEnumerable<(AddressRange Range, string Name)> Ranges(string name, params string[] ranges) =>
        ranges.Select(range => (AddressRange.Parse(range), name));

    private string? Refuse(IPAddress address)
    {
        if (_allowedRanges.Any(range => range.Contains(address)))
        {
            return null;
        }

        // An address that stands for others is judged by them.
        var embedded = EmbeddedAddress.Of(address);
        if (embedded.Count > 0)
        {
            return embedded.Select(Refuse).FirstOrDefault(reason => reason is not null);
        }

        foreach (var (range, name) in Refused)
        {
            if (range.Contains(address))
            {
                return name;
            }
        }

        if (Private.Any(range => range.Contains(address)))
        {
            return _refusePrivate ? "a private address" : null;
        }

        var isReserved = Reserved.Any(range => range.Contains(address))
            || (address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address));
        return isReserved ? "a reserved address" : null;
    }
}
