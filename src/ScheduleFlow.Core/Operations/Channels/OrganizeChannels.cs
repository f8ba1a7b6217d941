using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Puts the channels in order (<see cref="ChannelOrganizer"/>); without <c>apply</c> it is a dry run.</summary>
internal static class OrganizeChannels
{
    public static Outcome<OrganizeChannelsReply> Run(OrganizeChannelsRequest request, OperationContext context)
    {
        var asked = string.Join(',', request.Steps);
        var steps = request.Steps.IsEmpty
            ? ChannelSteps.All
            : [.. asked.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (steps.IsEmpty || steps.Any(step => !ChannelSteps.All.Contains(step)))
        {
            return new Problem(ErrorType.Validation, $"“{asked}” names a step that does not exist.")
            {
                Hint = $"Steps: {string.Join(", ", ChannelSteps.All)}.",
            };
        }

        var order = request.Sort.ToLowerInvariant();
        if (!ChannelOrders.All.Contains(order))
        {
            return new Problem(ErrorType.Validation, $"“{request.Sort}” is not an order of channels.")
            {
                Hint = $"Orders: {string.Join(", ", ChannelOrders.All)}.",
            };
        }

        if (request.Apply)
        {
            var applied = context.Store.Channels.Change<ChangedChannels<OrganizeChannelsReply>>(Organize, made => made.Ids);
            return applied.TryGet(out var done, out var failed) ? done.Reply : failed;
        }

        return context.Store.Channels.Load().TryGet(out var list, out var problem) && Organize(list).TryGet(out var dry, out problem)
            ? dry.Made.Reply
            : problem;

        Outcome<(ChannelList List, ChangedChannels<OrganizeChannelsReply> Made)> Organize(ChannelList before)
        {
            var removed = new List<(Channel Removed, Channel Kept)>();
            var channels = before.Channels;
            if (steps.Contains(ChannelSteps.Duplicates))
            {
                channels = ChannelOrganizer.WithoutDuplicates(channels, removed);
            }

            if (steps.Contains(ChannelSteps.Groups))
            {
                channels = ChannelOrganizer.WithNormalGroups(channels);
            }

            var unsorted = channels;
            if (steps.Contains(ChannelSteps.Sort))
            {
                channels = ChannelOrganizer.Sorted(channels, order);
            }

            var moved = Enumerable.Range(0, channels.Length).Count(i => channels[i].Id != unsorted[i].Id);
            if (steps.Contains(ChannelSteps.Renumber))
            {
                channels = ChannelOrganizer.Renumbered(channels, request.FirstNumber);
            }

            var old = before.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id, StringComparer.Ordinal);
            var changed = channels.Where(channel => !ReferenceEquals(old[channel.Id], channel)).ToImmutableArray();
            var reply = Reply(removed, [.. changed.Select(channel => (old[channel.Id], channel))], moved, channels.Length, request.Apply);
            var made = new ChangedChannels<OrganizeChannelsReply>(
                reply, removed.Select(pair => pair.Removed.Id).Concat(changed.Select(channel => channel.Id)));
            if (removed.Count == 0 && changed.IsEmpty && moved == 0)
            {
                return (before, made);
            }

            var touched = changed.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
            return (before with
            {
                Saved = context.Now,
                Channels = [.. channels.Select(channel => touched.Contains(channel.Id) ? channel with { Updated = context.Now } : channel)],
            }, made);
        }
    }

    private static OrganizeChannelsReply Reply(
        List<(Channel Removed, Channel Kept)> removed,
        ImmutableArray<(Channel Before, Channel After)> changed,
        int moved,
        int total,
        bool isApplied) => new()
        {
            DryRun = !isApplied,
            DuplicatesRemoved = removed.Count,
            GroupsChanged = changed.Count(pair => pair.Before.Group != pair.After.Group),
            Moved = moved,
            Renumbered = changed.Count(pair => pair.Before.Number != pair.After.Number),
            Total = total,
            Hint = !isApplied && removed.Count + changed.Length + moved > 0
                ? "Nothing was changed yet: the same with --apply (\"apply\":true) does it."
                : null,
            Duplicates = removed.ToRows(
                pair => new DuplicateChannelRow(pair.Removed.Id, pair.Removed.Name, pair.Kept.Id),
                Limits.MaxListed),
            Changes = changed.ToRows(pair => Row(pair.Before, pair.After), Limits.MaxListed),
        };

    private static OrganizedChannelRow Row(Channel before, Channel after) =>
        new(after.Id, after.Name, string.Join(", ", ChannelFieldNames.Differing(before, after)));
}
