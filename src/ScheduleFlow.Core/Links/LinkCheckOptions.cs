using System.Collections.Immutable;

namespace ScheduleFlow.Core.Links;

/// <summary>How links are checked.</summary>
internal sealed record LinkCheckOptions
{
    /// <summary>
    /// For all of one URL: name, connection, TLS, redirects, bodies and what a manifest names. Above zero; default 5 seconds.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>URLs that are checked at the same time, each with at most one connection. 1 or more; default 64.</summary>
    public int Parallel { get; init; } = 64;

    /// <summary>Of those, how many at one host. 1 or more; default 4.</summary>
    public int PerHost { get; init; } = 4;

    /// <summary>Redirects that are followed; with more, a link is broken. 0 or more; default 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>
    /// Networks (<c>127.0.0.0/8</c>, <c>fd00::/8</c>), addresses and names of hosts that are reached although the
    /// address rules refuse them (<see cref="AddressPolicy"/>). Default none.
    /// </summary>
    public ImmutableArray<string> AllowedNetworks { get; init; } = [];

    /// <summary>
    /// Whether private networks (RFC 1918, RFC 4193, RFC 6598) are refused too. Default false: stations have their streams there.
    /// </summary>
    public bool RefusePrivateNetworks { get; init; }

    /// <summary>
    /// Folders that local files may be in, at any depth, after symbolic links are resolved. Default none: no local file is read.
    /// </summary>
    public ImmutableArray<string> FileRoots { get; init; } = [];

    /// <summary>The User-Agent that servers are sent, unless a link gives its own.</summary>
    public string UserAgent { get; init; } = "ScheduleFlow";
}
