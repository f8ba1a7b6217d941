using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>The documents of a network tuner of the HDHomeRun kind, by the path at which apps ask for them.</summary>
public static class TunerDocuments
{
    /// <summary>What the tuner is.</summary>
    public const string Discover = "discover.json";

    /// <summary>Its channels.</summary>
    public const string Lineup = "lineup.json";

    /// <summary>Whether it scans for channels. It never does.</summary>
    public const string LineupStatus = "lineup_status.json";

    /// <summary>The tuner as a UPnP device.</summary>
    public const string Device = "device.xml";

    public static ImmutableArray<string> All { get; } = [Discover, Lineup, LineupStatus, Device];
}
