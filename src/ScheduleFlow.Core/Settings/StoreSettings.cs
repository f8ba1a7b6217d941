using System.Collections.Immutable;

namespace ScheduleFlow.Core.Settings;

/// <summary>The settings of a store (<c>config.json</c>): what operations do unless told otherwise.</summary>
internal sealed record StoreSettings
{
    public static readonly StoreSettings Default = new();

    /// <summary>The IANA zone of operations whose caller names none; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The tuner's name in the apps that find it.</summary>
    public string TunerName { get; init; } = "ScheduleFlow";

    /// <summary>The id by which apps tell tuners of one network apart: 8 hexadecimal digits; null: made from its address.</summary>
    public string? TunerDeviceId { get; init; }

    /// <summary>How many streams apps may open at once.</summary>
    public int TunerCount { get; init; } = 4;

    /// <summary>How long a link has to answer.</summary>
    public int LinkTimeoutSeconds { get; init; } = 5;

    /// <summary>How many links are checked at once.</summary>
    public int LinksAtOnce { get; init; } = 64;

    /// <summary>How many links of one host are checked at once.</summary>
    public int LinksPerHost { get; init; } = 4;

    public int LinkRedirects { get; init; } = 5;

    /// <summary>Networks (CIDR) and host names that may be reached although they are loopback, link-local or the like.</summary>
    public ImmutableArray<string> LinkAllow { get; init; } = [];

    /// <summary>Whether private networks (RFC 1918) are refused as well.</summary>
    public bool LinkRefusePrivate { get; init; }

    /// <summary>Folders that media in files may lie in.</summary>
    public ImmutableArray<string> LinkFileRoots { get; init; } = [];

    /// <summary>How many earlier revisions of a schedule are kept.</summary>
    public int RevisionsKept { get; init; } = 50;

    /// <summary>For how many days a revision is kept after it was replaced.</summary>
    public int RevisionDays { get; init; } = 366;

    /// <summary>What the check calls itself.</summary>
    public string LinkUserAgent { get; init; } = "ScheduleFlow";
}
