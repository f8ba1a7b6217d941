using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>All channels of a store, in their order.</summary>
internal sealed record ChannelList
{
    public static readonly ChannelList Empty = new();

    /// <summary>When it was last changed; null: never.</summary>
    public Instant? Saved { get; init; }

    /// <summary>The URLs that the lists give for TV guides of these channels.</summary>
    public ImmutableArray<string> GuideUrls { get; init; } = [];

    public ImmutableArray<Channel> Channels { get; init; } = [];

    /// <summary>The index of a channel, or −1.</summary>
    public int IndexOf(string id)
    {
        for (var i = 0; i < Channels.Length; i++)
        {
            if (Channels[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The channel with this id, else the only one with exactly this name; null: there is none.</summary>
    public Channel? FindByIdOrName(string text) =>
        Find(text) ?? (Channels.Where(channel => channel.Name == text).Take(2).ToArray() is [var named] ? named : null);

    public Channel? Find(string id) => IndexOf(id) is >= 0 and var index ? Channels[index] : null;
}
