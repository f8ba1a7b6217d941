using System.Collections.Immutable;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Cli;

/// <summary>The values of the options that every verb has.</summary>
internal sealed record GlobalSettings
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The instant that counts as now, as text; null: the clock's.</summary>
    public string? Now { get; init; }

    /// <summary>The seed, as text; null: a fresh one.</summary>
    public string? Seed { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How many bytes standard input must have; null: the caller does not know.</summary>
    public long? InputBytes { get; init; }

    /// <summary>What standard input is called, if the caller knows.</summary>
    public string? InputName { get; init; }

    /// <summary>Where a path may lead; empty: anywhere.</summary>
    public ImmutableArray<string> ImportRoots { get; init; } = [];

    /// <summary>Fields that the gateway ignored.</summary>
    public ImmutableArray<string> IgnoredFields { get; init; } = [];

    /// <summary>Whether unknown fields of a JSON request are ignored.</summary>
    public bool PassesOverUnknownFields { get; init; }

    /// <summary>Whether errors go to standard output even if a document is expected there, as the gateway reads nothing else.</summary>
    public bool ErrorsOnStdout { get; init; }

    /// <summary>Whether the caller must name things by their whole ids.</summary>
    public bool WholeIds { get; init; }

    /// <summary>The caller, for the audit log; null: not named.</summary>
    public string? Actor { get; init; }

    public bool Verbose { get; init; }

    public Layout Layout { get; init; }

    /// <summary>The text log; null: none.</summary>
    public string? Log { get; init; }

    /// <summary>The structured log; null: none.</summary>
    public string? JsonLog { get; init; }

    /// <summary>When the logs are rotated.</summary>
    public LogRoll LogRoll { get; init; } = LogRoll.Default;

    /// <summary>The trace that the operation belongs to; null: none.</summary>
    public TraceContext? Trace { get; init; }
}
