using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// Tidies a list of channels, in steps that can be chosen: merges duplicates, gives each group one spelling, sorts the
/// channels, and renumbers them.
/// </summary>
internal static class ChannelOrganizer
{
    // What lists write instead of no group.
    private static readonly string[] NoGroup = ["undefined", "none", "null", "n/a", "-"];

    /// <summary>
    /// Merges channels with the same URL, or with the same <c>tvg-id</c> and name: the first stays, with the URLs of the
    /// others as backups.
    /// </summary>
    public static ImmutableArray<Channel> WithoutDuplicates(
        ImmutableArray<Channel> channels,
        List<(Channel Removed, Channel Kept)> removed)
    {
        // What a channel takes over from its duplicate may make it a duplicate of a third.
        for (var before = -1; before != removed.Count;)
        {
            before = removed.Count;
            channels = WithoutPlainDuplicates(channels, removed);
        }

        return channels;
    }

    private static ImmutableArray<Channel> WithoutPlainDuplicates(
        ImmutableArray<Channel> channels,
        List<(Channel Removed, Channel Kept)> removed)
    {
        var byUrl = new Dictionary<string, int>(StringComparer.Ordinal);
        var byName = new Dictionary<(string, string), int>();
        var kept = new List<Channel>(channels.Length);
        foreach (var channel in channels)
        {
            var named = channel.TvgId is { } id ? (id.Trim().ToLowerInvariant(), channel.Name.Trim().ToLowerInvariant()) : default;
            if (byUrl.TryGetValue(channel.Url, out var index) || (channel.TvgId is not null && byName.TryGetValue(named, out index)))
            {
                removed.Add((channel, kept[index]));
                kept[index] = Joined(kept[index], channel);
                byUrl.TryAdd(channel.Url, index);
                continue;
            }

            byUrl.Add(channel.Url, kept.Count);
            if (channel.TvgId is not null)
            {
                byName.TryAdd(named, kept.Count);
            }

            kept.Add(channel);
        }

        return kept.Count == channels.Length ? channels : [.. kept];
    }

    /// <summary>Writes each group once per channel, in the spelling that most channels use, without needless white space.</summary>
    public static ImmutableArray<Channel> WithNormalGroups(ImmutableArray<Channel> channels)
    {
        var spellings = channels.SelectMany(GroupsOf)
            .GroupBy(group => group, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                MostUsed,
                StringComparer.OrdinalIgnoreCase);
        return [.. channels.Select(channel =>
        {
            var groups = string.Join(';', GroupsOf(channel).Select(group => spellings[group]).Distinct());
            var normal = groups.Length == 0 ? null : groups;
            return normal == channel.Group ? channel : channel with { Group = normal };
        })];
    }

    /// <param name="channels">The channels.</param>
    /// <param name="order">One of <see cref="ChannelOrders"/>; equal channels keep their order.</param>
    public static ImmutableArray<Channel> Sorted(ImmutableArray<Channel> channels, string order) => order switch
    {
        ChannelOrders.Name => [.. channels.OrderBy(channel => channel.Name, NaturalOrder.Instance)],
        ChannelOrders.Number => [.. channels.OrderBy(NumberOf).ThenBy(channel => channel.Name, NaturalOrder.Instance)],
        _ =>
        [
            .. channels
                .OrderBy(channel => channel.Group is null)
                .ThenBy(channel => channel.Groups.FirstOrDefault() ?? "", NaturalOrder.Instance)
                .ThenBy(NumberOf)
                .ThenBy(channel => channel.Name, NaturalOrder.Instance),
        ],
    };

    /// <summary>Numbers the channels in the order of the list.</summary>
    public static ImmutableArray<Channel> Renumbered(ImmutableArray<Channel> channels, int first) =>
        [.. channels.Select((channel, index) => Numbered(channel, new ChannelNumber(first + index, 0).ToString()))];

    private static Channel Numbered(Channel channel, string number) =>
        number == channel.Number ? channel : channel with { Number = number };

    private static ChannelNumber NumberOf(Channel channel) =>
        ChannelNumber.TryParse(channel.Number, out var number) ? number : new ChannelNumber(int.MaxValue, 0);

    private static Channel Joined(Channel kept, Channel other) => kept with
    {
        BackupUrls =
        [
            .. kept.BackupUrls.Append(other.Url).Concat(other.BackupUrls)
                .Distinct().Where(url => url != kept.Url).Take(Channel.MaxBackupUrls),
        ],
        Tags = other.Tags.SetItems(kept.Tags),
        Number = kept.Number ?? other.Number,
        Group = kept.Group ?? other.Group,
        TvgId = kept.TvgId ?? other.TvgId,
        TvgName = kept.TvgName ?? other.TvgName,
        Logo = kept.Logo ?? other.Logo,
        Schedule = kept.Schedule ?? other.Schedule,
        ScheduleChannel = kept.Schedule is null ? other.ScheduleChannel : kept.ScheduleChannel,
    };

    private static IEnumerable<string> GroupsOf(Channel channel) => channel.Groups.Select(OneSpace).Where(IsGroup);

    private static string MostUsed(IEnumerable<string> spellings) => spellings
        .GroupBy(spelling => spelling, StringComparer.Ordinal)
        .OrderByDescending(same => same.Count())
        .ThenBy(same => same.Key, StringComparer.Ordinal)
        .First().Key;

    private static bool IsGroup(string group) => group.Length > 0 && !NoGroup.Contains(group, StringComparer.OrdinalIgnoreCase);

    private static string OneSpace(string group) =>
        string.Join(' ', group.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
