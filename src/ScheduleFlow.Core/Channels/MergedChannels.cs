using System.Collections.Immutable;

namespace ScheduleFlow.Core.Channels;

/// <summary>The result of updating a store's channels from a list.</summary>
/// <param name="Channels">The channels as they are now.</param>
/// <param name="Changes">What changed, in the order of the channels; those that vanished and were kept are included.</param>
/// <param name="Unchanged">How many channels of the list are unchanged.</param>
/// <param name="Repeated">How many entries of the list only repeat another.</param>
internal sealed record MergedChannels(ImmutableArray<Channel> Channels, ImmutableArray<ChannelChange> Changes, int Unchanged, int Repeated)
{
    public int Count(ChannelChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <summary>What happened to one channel.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Channel">As it is now; if it is gone, as it was.</param>
/// <param name="Before">As it was; null: it is new.</param>
internal sealed record ChannelChange(ChannelChangeKind Kind, Channel Channel, Channel? Before);

/// <summary>What an import can do to a channel.</summary>
internal enum ChannelChangeKind
{
    Added,
    Changed,

    /// <summary>No longer in its list, but kept.</summary>
    Vanished,

    /// <summary>No longer in its list, and so deleted.</summary>
    Removed,
}
