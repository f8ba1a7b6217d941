using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Links;

namespace ScheduleFlow.Core.Channels;

/// <summary>The states of links on the wire.</summary>
internal static class LinkStateNames
{
    public const string Working = LinkStates.Working;
    public const string Broken = LinkStates.Broken;
    public const string Timeout = LinkStates.Timeout;
    public const string Unchecked = LinkStates.Unchecked;

    public static ImmutableArray<string> All => LinkStates.All;

    public static string Of(LinkState state) => state switch
    {
        LinkState.Working => Working,
        LinkState.Broken => Broken,
        LinkState.Timeout => Timeout,
        _ => Unchecked,
    };

    /// <returns>Null for an unknown name.</returns>
    public static LinkState? Parse(string name) => name switch
    {
        Working => LinkState.Working,
        Broken => LinkState.Broken,
        Timeout => LinkState.Timeout,
        Unchecked => LinkState.Unchecked,
        _ => null,
    };
}
