using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>A gateway as a front for others.</summary>
internal sealed record EdgeOptions
{
    /// <summary>Whether it is one. Default: false; <c>--edge</c> says true.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>The gateways behind it: at least one, each once. Default: none.</summary>
    public required ImmutableArray<Uri> Nodes { get; init; }

    /// <summary>How often each is asked for its health, and how long it may take to answer. 0.1 s to an hour; default 2 s.</summary>
    public required TimeSpan ProbeInterval { get; init; }
}
