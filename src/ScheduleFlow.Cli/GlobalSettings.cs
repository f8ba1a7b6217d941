using System.Collections.Immutable;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Cli;

/// <summary>What the options that every verb has say.</summary>
internal sealed record GlobalSettings
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The instant that counts as now, as text; null: the clock's.</summary>
    public string? Now { get; init; }

    /// <summary>The seed, as text; null: a fresh one.</summary>
    public string? Seed { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How many bytes standard input must have, where the caller knows.</summary>
    public long? InputBytes { get; init; }

    /// <summary>What standard input is called, where the caller knows.</summary>
    public string? InputName { get; init; }

    /// <summary>Where a path may lead to; empty: anywhere.</summary>
    public ImmutableArray<string> ImportRoots { get; init; } = [];

    /// <summary>Fields that the gateway passed over.</summary>
    public ImmutableArray<string> IgnoredFields { get; init; } = [];

    /// <summary>Whether unknown fields of a JSON request are passed over.</summary>
    public bool PassesOverUnknownFields { get; init; }

    /// <summary>Whether errors go to standard output even where a document is expected there: the gateway reads nothing else.</summary>
    public bool ErrorsOnStdout { get; init; }

    /// <summary>Who asks; null: nobody is named.</summary>
    public string? Actor { get; init; }

    public bool Verbose { get; init; }

    public Layout Layout { get; init; }

    /// <summary>The text log; null: none.</summary>
    public string? Log { get; init; }

    /// <summary>The structured log; null: none.</summary>
    public string? JsonLog { get; init; }

    /// <summary>When the logs are put aside.</summary>
    public LogRoll LogRoll { get; init; } = LogRoll.Default;

    /// <summary>The trace that the operation belongs to; null: none.</summary>
    public TraceContext? Trace { get; init; }
}
