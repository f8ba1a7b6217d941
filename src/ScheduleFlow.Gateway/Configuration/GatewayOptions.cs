using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Everything that can be set, read and checked once at start (docs/operations.md, "Configuration").</summary>
internal sealed record GatewayOptions
{
    /// <summary>The data folder, absolute, handed to every worker. Default: <c>data</c> in the working folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders a <c>filepath</c> may point into, absolute. Default: the data folder and <c>demo_data</c>.</summary>
    public required ImmutableArray<string> ImportRoots { get; init; }

    public required LauncherOptions Launcher { get; init; }

    /// <summary>The largest request body, in bytes. 1 KiB to 1 GiB; default 50 MB.</summary>
    public required long MaxBodyBytes { get; init; }

    public required SecurityOptions Security { get; init; }

    /// <summary>
    /// Origins whose pages may read replies; <c>*</c> for any. A page of an origin that is named here (not by
    /// <c>*</c>) may also change things without a key where its caller may. Default: <c>*</c>.
    /// </summary>
    public required ImmutableArray<string> CorsOrigins { get; init; }

    /// <summary>The text log, absolute, or null for none. Default: <c>logs/scheduleflow.log</c> in the working folder.</summary>
    public required string? LogPath { get; init; }

    /// <summary>
    /// The structured log, absolute, or null for none. Default: beside the text log, with the extension <c>.jsonl</c>;
    /// none where there is no text log.
    /// </summary>
    public required string? JsonLogPath { get; init; }

    /// <summary>Whether log lines go to the console too. Default: true.</summary>
    public required bool LogToConsole { get; init; }
}
