using System.Collections.Immutable;
using System.Net;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Everything that can be set, read and checked once at start (docs/operations.md, "Configuration").</summary>
internal sealed record GatewayOptions
{
    /// <summary>The environment's name. Default: Production, and <c>dotnet run</c> says Development.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether callers on this machine have rights by default.</summary>
    public bool IsDevelopment => string.Equals(Environment, Environments.Development, StringComparison.OrdinalIgnoreCase);

    /// <summary>The data folder, absolute, handed to every worker. Default: <c>data</c> in the working folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders a <c>filepath</c> may point into, absolute. Default: the data folder and <c>demo_data</c>.</summary>
    public required ImmutableArray<string> ImportRoots { get; init; }

    public required LauncherOptions Launcher { get; init; }

    /// <summary>The largest request body, in bytes. 1 KiB to 1 GiB; default 50 MB.</summary>
    public required long MaxBodyBytes { get; init; }

    public required SpoolOptions Spool { get; init; }

    /// <summary>Connections per address, and simultaneous requests per caller. 0 to 100,000, 0 for any number; default 100.</summary>
    public required int ConnectionsPerCaller { get; init; }

    /// <summary>How long the head of a request may take to arrive. 1 s to an hour; default 15 s.</summary>
    public required TimeSpan HeaderTimeout { get; init; }

    /// <summary>
    /// Requests per minute from each key, or from each address without a key. 0 to 1,000,000, 0 for any number; default 100.
    /// </summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>Reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are trusted. Default: none.</summary>
    public required ImmutableArray<IPNetwork> Proxies { get; init; }

    /// <summary>How long a stopping gateway reports that it is not ready before it refuses requests. 0 to 60 s; default 0.</summary>
    public required TimeSpan StopDelay { get; init; }

    /// <summary>What happens to an unknown field or parameter. Default: it is an error.</summary>
    public UnknownFields UnknownFields { get; init; }

    public required EdgeOptions Edge { get; init; }

    /// <summary>Where <c>/media/{name}/…</c> leads to, by name; each address ends with a slash. Default: nowhere.</summary>
    public required ImmutableSortedDictionary<string, Uri> MediaOrigins { get; init; }

    /// <summary>
    /// Whose pages may frame a player page: origins, or <c>'self'</c> for this server's own. Default: nobody's.
    /// </summary>
    public required ImmutableArray<string> PageFrameAncestors { get; init; }

    public required TunerOptions Tuner { get; init; }

    public required SecurityOptions Security { get; init; }

    /// <summary>The provider at which people sign in; null: none.</summary>
    public required OidcOptions? Oidc { get; init; }

    /// <summary>
    /// Names by which clients call this server, in ASCII; <c>*.name</c> for all below it, <c>*</c> for any. Addresses and
    /// localhost are always allowed. Default: none.
    /// </summary>
    public required ImmutableArray<string> AllowedHosts { get; init; }

    /// <summary>
    /// Origins whose pages may read replies; <c>*</c> for any. A page of an origin that is named here (not by
    /// <c>*</c>) has the rights that its caller has without a key. Default: none.
    /// </summary>
    public required ImmutableArray<string> CorsOrigins { get; init; }

    /// <summary>The text log, absolute, or null for none. Default: <c>logs/scheduleflow.log</c> in the working folder.</summary>
    public required string? LogPath { get; init; }

    /// <summary>
    /// The structured log, absolute, or null for none. Default: beside the text log, with the extension <c>.jsonl</c>;
    /// none where there is no text log.
    /// </summary>
    public required string? JsonLogPath { get; init; }

    /// <summary>When the logs are rotated. Default: at 32 MiB; seven are kept.</summary>
    public required LogRoll LogRoll { get; init; }

    /// <summary>Whether log lines go to the console too. Default: true.</summary>
    public required bool LogToConsole { get; init; }
}
