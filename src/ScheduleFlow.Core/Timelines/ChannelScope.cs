using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Timelines;

/// <summary>Whose plays count for a rule, besides the channel's own.</summary>
internal enum ChannelScope
{
    /// <summary>Only the channel's own.</summary>
    Channel,

    /// <summary>Those of every channel that has a group with it in common.</summary>
    Group,

    /// <summary>Those of every channel.</summary>
    All,
}

/// <summary>The names of <see cref="ChannelScope"/>.</summary>
internal static class ChannelScopes
{
    /// <summary>In the order of the enumeration.</summary>
    public static readonly ImmutableArray<string> Names = PlayScopes.Names;

    public static bool TryParse(string name, out ChannelScope scope)
    {
        scope = (ChannelScope)Math.Max(0, Names.IndexOf(name));
        return Names.Contains(name);
    }

    public static string NameOf(ChannelScope scope) => Names[(int)scope];

    /// <summary>The other channels whose plays count, in order.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="channel">The channel itself.</param>
    /// <param name="list">The channels, with their groups.</param>
    /// <param name="timelines">The timelines of all channels.</param>
    public static IEnumerable<string> Others(this ChannelScope scope, string channel, ChannelList list, ChannelTimelines timelines)
    {
        var groups = scope == ChannelScope.Group ? list.Find(channel)?.Groups.ToHashSet() : null;
        return scope switch
        {
            ChannelScope.Group => list.Channels.Where(other => other.Groups.Any(group => groups?.Contains(group) == true)).Select(other => other.Id)
                .Distinct(StringComparer.Ordinal).Where(other => other != channel).Order(StringComparer.Ordinal),
            // A channel without publications may have a history.
            ChannelScope.All => list.Channels.Select(other => other.Id).Concat(timelines.Channels.Keys).Append(ChannelTimeline.DefaultChannel)
                .Distinct(StringComparer.Ordinal).Where(other => other != channel).Order(StringComparer.Ordinal),
            _ => [],
        };
    }
}
