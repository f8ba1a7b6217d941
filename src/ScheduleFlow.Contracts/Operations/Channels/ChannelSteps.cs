using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>The steps of putting channels in order, in the order in which they run.</summary>
public static class ChannelSteps
{
    /// <summary>Duplicates become one channel.</summary>
    public const string Duplicates = "duplicates";

    /// <summary>Groups get one spelling.</summary>
    public const string Groups = "groups";

    public const string Sort = "sort";

    /// <summary>Channels are numbered anew.</summary>
    public const string Renumber = "renumber";

    public static ImmutableArray<string> All { get; } = [Duplicates, Groups, Sort, Renumber];
}

/// <summary>What channels are sorted by.</summary>
public static class ChannelOrders
{
    public const string Group = "group";
    public const string Name = "name";
    public const string Number = "number";

    public static ImmutableArray<string> All { get; } = [Group, Name, Number];
}
