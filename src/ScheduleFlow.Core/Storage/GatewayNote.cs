using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>How a gateway on a store is set up, as far as a check of its security must know. No secrets.</summary>
public sealed record GatewayNote
{
    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The addresses that it listens on.</summary>
    public required ImmutableArray<string> Urls { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>What callers without a key may do: <c>none</c>, <c>local</c>, <c>viewer</c> or <c>editor</c>.</summary>
    public required string Anonymous { get; init; }

    /// <summary>Whether everybody may ask the tuner.</summary>
    public required bool IsTunerOpen { get; init; }

    /// <summary>Origins whose pages may read replies.</summary>
    public required ImmutableArray<string> CorsOrigins { get; init; }

    /// <summary>Whether keys and passwords are refused over plain HTTP from another machine.</summary>
    public required bool RequiresHttps { get; init; }

    /// <summary>Whether there is an admin key in the environment.</summary>
    public required bool HasAdminKey { get; init; }

    /// <summary>The log files, absolute.</summary>
    public required ImmutableArray<string> Logs { get; init; }

    /// <summary>The version of the runtime, as in <c>10.0.12</c>.</summary>
    public required string Runtime { get; init; }
}
