using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>Whose plays count for a cooldown, besides the channel's own.</summary>
public static class PlayScopes
{
    /// <summary>Only the channel's own.</summary>
    public const string Channel = "channel";

    /// <summary>Those of every channel that has a group with it in common.</summary>
    public const string Group = "group";

    /// <summary>Those of every channel.</summary>
    public const string All = "all";

    public static readonly ImmutableArray<string> Names = [Channel, Group, All];
}
