using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>The states of a channel's link.</summary>
public static class LinkStates
{
    public const string Working = "working";
    public const string Broken = "broken";
    public const string Timeout = "timeout";

    /// <summary>Its URL was never checked.</summary>
    public const string Unchecked = "unchecked";

    public static ImmutableArray<string> All { get; } = [Working, Broken, Timeout, Unchecked];
}
