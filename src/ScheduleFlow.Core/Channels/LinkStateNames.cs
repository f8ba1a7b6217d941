using System.Collections.Immutable;

namespace ScheduleFlow.Core.Channels;

/// <summary>The states of links on the wire.</summary>
internal static class LinkStateNames
{
    public const string Working = "working";
    public const string Broken = "broken";
    public const string Timeout = "timeout";
    public const string Unchecked = "unchecked";

    public static readonly ImmutableArray<string> All = [Working, Broken, Timeout, Unchecked];

    public static string Of(LinkState state) => state switch
    {
        LinkState.Working => Working,
        LinkState.Broken => Broken,
        LinkState.Timeout => Timeout,
        _ => Unchecked,
    };

    /// <returns>Null for a name that is none.</returns>
    public static LinkState? Parse(string name) => name switch
    {
        Working => LinkState.Working,
        Broken => LinkState.Broken,
        Timeout => LinkState.Timeout,
        Unchecked => LinkState.Unchecked,
        _ => null,
    };
}
