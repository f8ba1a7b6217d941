using System.Collections.Immutable;

namespace ScheduleFlow.Core.Channels;

/// <summary>What has become of the channels of a store with a list.</summary>
/// <param name="Channels">The channels as they are now.</param>
/// <param name="Changes">What differs, in the order of the channels; what vanished and was kept is among them.</param>
/// <param name="Unchanged">How many of the list are as they were.</param>
/// <param name="Repeated">How many entries of the list only repeat another.</param>
internal sealed record MergedChannels(ImmutableArray<Channel> Channels, ImmutableArray<ChannelChange> Changes, int Unchanged, int Repeated)
{
    public int Count(ChannelChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <summary>What has become of one channel.</summary>
/// <param name="Kind">What.</param>
/// <param name="Channel">As it is now; of one that is gone as it was.</param>
/// <param name="Before">As it was; null for a new one.</param>
internal sealed record ChannelChange(ChannelChangeKind Kind, Channel Channel, Channel? Before);

/// <summary>What may become of a channel at an import.</summary>
internal enum ChannelChangeKind
{
    Added,
    Changed,

    /// <summary>No longer in its list, but kept.</summary>
    Vanished,

    /// <summary>No longer in its list, and so deleted.</summary>
    Removed,
}
