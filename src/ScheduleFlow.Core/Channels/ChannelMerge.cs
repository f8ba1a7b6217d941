using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// Updates the channels of a store from a list. Channels match by id. If several of the list share a <c>tvg-id</c>, the
/// one with the URL in the store matches, else the first.
/// </summary>
/// <param name="current">The channels of the store.</param>
/// <param name="source">The list's name.</param>
/// <param name="now">When it is read.</param>
internal sealed class ChannelMerge(ChannelList current, string source, Instant now)
{
    /// <param name="entries">The list.</param>
    /// <param name="removes">Whether to remove channels that the list no longer has.</param>
    public MergedChannels With(ImmutableArray<ChannelEntry> entries, bool removes)
    {
        var ids = IdsOf(entries);
        var listed = new Dictionary<string, ChannelEntry>(entries.Length, StringComparer.Ordinal);
        var repeated = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            repeated += listed.TryAdd(ids[i], entries[i]) ? 0 : 1;
        }

        var channels = ImmutableArray.CreateBuilder<Channel>(current.Channels.Length + listed.Count);
        var changes = ImmutableArray.CreateBuilder<ChannelChange>();
        var unchanged = 0;
        foreach (var channel in current.Channels)
        {
            if (listed.Remove(channel.Id, out var entry))
            {
                var updated = Updated(channel, entry);
                channels.Add(updated);
                if (ReferenceEquals(updated, channel))
                {
                    unchanged++;
                }
                else
                {
                    changes.Add(new ChannelChange(ChannelChangeKind.Changed, updated, channel));
                }
            }
            else if (channel.Source == source)
            {
                changes.Add(new ChannelChange(removes ? ChannelChangeKind.Removed : ChannelChangeKind.Vanished, channel, channel));
                if (!removes)
                {
                    channels.Add(channel);
                }
            }
            else
            {
                channels.Add(channel);
            }
        }

        // The entries that are left are new, in the order of the list.
        for (var i = 0; i < entries.Length; i++)
        {
            if (listed.Remove(ids[i], out var entry))
            {
                var added = Added(ids[i], entry);
                channels.Add(added);
                changes.Add(new ChannelChange(ChannelChangeKind.Added, added, null));
            }
        }

        return new MergedChannels(channels.DrainToImmutable(), changes.DrainToImmutable(), unchanged, repeated);
    }

    // Two entries with the same name and URL are one.
    private string[] IdsOf(ImmutableArray<ChannelEntry> entries)
    {
        var stored = current.Channels
            .DistinctBy(channel => channel.Id)
            .ToDictionary(channel => channel.Id, channel => channel.Url, StringComparer.Ordinal);
        var owners = new Dictionary<string, ChannelEntry>(entries.Length, StringComparer.Ordinal);
        var ids = new string[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            var id = ids[i] = entry.OwnId;
            if (!owners.TryGetValue(id, out var owner) || (stored.GetValueOrDefault(id) is { } url && owner.Url != url && entry.Url == url))
            {
                owners[id] = entry;
            }
        }

        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            if (!ReferenceEquals(owners[ids[i]], entry) && !IsSame(owners[ids[i]], entry))
            {
                ids[i] = ChannelId.OfTwin(entry.TvgId ?? ids[i], entry.Name, entry.Url);
            }
        }

        return ids;
    }

    private static bool IsSame(ChannelEntry one, ChannelEntry other) => one.Name == other.Name && one.Url == other.Url;

    private Channel Added(string id, ChannelEntry entry) =>
        entry.AsChannel(id, now) with { Source = source, Listed = entry.Digest() };

    // A channel that was added by hand belongs to no list, even if a list has it, so no import removes it.
    private Channel Updated(Channel channel, ChannelEntry entry)
    {
        var digest = entry.Digest();
        return channel.Listed == digest && (channel.Source is null || channel.Source == source)
            ? channel
            : Applied(channel, entry) with { Source = channel.Source is null ? null : source, Listed = digest, Updated = now };
    }

    private static Channel Applied(Channel channel, ChannelEntry entry) => channel with
    {
        Name = entry.Name,
        Url = entry.Url,
        Number = entry.Number ?? channel.Number,
        Group = entry.Group ?? channel.Group,
        TvgId = entry.TvgId,
        TvgName = entry.TvgName,
        Logo = entry.Logo ?? channel.Logo,

        // Only our own exports hold these.
        BackupUrls = [.. channel.BackupUrls.Union(entry.BackupUrls).Where(url => url != entry.Url)],
        Tags = channel.Tags.SetItems(entry.Tags),
        Directives = entry.Directives,
        Schedule = entry.Schedule ?? channel.Schedule,
        ScheduleChannel = entry.Schedule is null ? channel.ScheduleChannel : entry.ScheduleChannel,
    };
}
