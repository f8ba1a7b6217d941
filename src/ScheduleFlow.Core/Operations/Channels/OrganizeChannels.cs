using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Puts the channels in order (<see cref="ChannelOrganizer"/>); a dry run unless it is to be applied.</summary>
internal static class OrganizeChannels
{
    public sealed record Request
    {
        /// <summary>Some of <see cref="ChannelOrganizer.Steps"/>, separated by commas; null: all.</summary>
        public string? Steps { get; init; }

        /// <summary>One of <see cref="ChannelOrganizer.Orders"/>; null: by group.</summary>
        public string? Sort { get; init; }

        /// <summary>The number of the first channel, as text; null: 1.</summary>
        public string? FirstNumber { get; init; }

        public bool IsApplied { get; init; }
    }

    public static Outcome<Reply> Run(Request request, OperationContext context)
    {
        var steps = request.Steps?.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [.. ChannelOrganizer.Steps];
        if (steps.Length == 0 || Array.Find(steps, step => !ChannelOrganizer.Steps.Contains(step)) is not null)
        {
            return new Problem(ErrorType.Validation, $"“{request.Steps}” are no steps of putting channels in order.") { Hint = $"Steps: {string.Join(", ", ChannelOrganizer.Steps)}." };
        }

        var order = request.Sort?.ToLowerInvariant() ?? ChannelOrganizer.ByGroup;
        if (!ChannelOrganizer.Orders.Contains(order))
        {
            return new Problem(ErrorType.Validation, $"“{request.Sort}” is no order of channels.") { Hint = $"Orders: {string.Join(", ", ChannelOrganizer.Orders)}." };
        }

        var first = 1;
        if (request.FirstNumber is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out first) || first is < 1 or > 900_000))
        {
            return new Problem(ErrorType.Validation, $"“{text}” is no first number: a whole number from 1 to 900000 is expected.");
        }

        if (request.IsApplied)
        {
            return context.Store.Channels.Change(Organize, reply => reply.ChangedIds);
        }

        return context.Store.Channels.Load().TryGet(out var list, out var problem) && Organize(list).TryGet(out var dry, out problem) ? dry.Reply with { IsDryRun = true } : problem;

        Outcome<(ChannelList List, Reply Reply)> Organize(ChannelList before)
        {
            var removed = new List<(Channel Removed, Channel Kept)>();
            var channels = before.Channels;
            if (steps.Contains(ChannelOrganizer.Duplicates))
            {
                channels = ChannelOrganizer.WithoutDuplicates(channels, removed);
            }

            if (steps.Contains(ChannelOrganizer.Groups))
            {
                channels = ChannelOrganizer.WithNormalGroups(channels);
            }

            var unsorted = channels;
            if (steps.Contains(ChannelOrganizer.Sort))
            {
                channels = ChannelOrganizer.Sorted(channels, order);
            }

            var moved = Enumerable.Range(0, channels.Length).Count(i => channels[i].Id != unsorted[i].Id);
            if (steps.Contains(ChannelOrganizer.Renumber))
            {
                channels = ChannelOrganizer.Renumbered(channels, first);
            }

            var old = before.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id, StringComparer.Ordinal);
            var changed = channels.Where(channel => !ReferenceEquals(old[channel.Id], channel)).ToImmutableArray();
            var reply = new Reply(removed, [.. changed.Select(channel => (old[channel.Id], channel))], moved, channels.Length);
            if (removed.Count == 0 && changed.IsEmpty && moved == 0)
            {
                return (before, reply);
            }

            var touched = changed.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
            return (before with
            {
                Saved = context.Now,
                Channels = [.. channels.Select(channel => touched.Contains(channel.Id) ? channel with { Updated = context.Now } : channel)],
            }, reply);
        }
    }

    /// <summary>What was, or would be, put in order. Counts are exact, lists are cut.</summary>
    internal sealed record Reply(IReadOnlyList<(Channel Removed, Channel Kept)> Removed, ImmutableArray<(Channel Before, Channel After)> Changed, int Moved, int Total) : IReply
    {
        public bool IsDryRun { get; init; }

        public IEnumerable<string> ChangedIds => Removed.Select(pair => pair.Removed.Id).Concat(Changed.Select(pair => pair.After.Id));

        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteBoolean("dry_run"u8, IsDryRun);
            json.WriteNumber("duplicates_removed"u8, Removed.Count);
            json.WriteNumber("groups_changed"u8, Changed.Count(pair => pair.Before.Group != pair.After.Group));
            json.WriteNumber("moved"u8, Moved);
            json.WriteNumber("renumbered"u8, Changed.Count(pair => pair.Before.Number != pair.After.Number));
            json.WriteNumber("total"u8, Total);
            if (IsDryRun && Removed.Count + Changed.Length + Moved > 0)
            {
                json.WriteString("hint"u8, "Nothing was changed yet: the same with --apply (\"apply\":true) does it.");
            }

            json.WriteStartArray("duplicates"u8);
            foreach (var (removed, kept) in Removed.Take(Limits.MaxListed))
            {
                json.WriteStartObject();
                json.WriteString("id"u8, removed.Id);
                json.WriteString("name"u8, removed.Name);
                json.WriteString("kept"u8, kept.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("changes"u8);
            foreach (var (before, after) in Changed.Take(Limits.MaxListed))
            {
                json.WriteStartObject();
                json.WriteString("id"u8, after.Id);
                json.WriteString("name"u8, after.Name);
                json.WriteString("fields"u8, string.Join(", ", ChannelFieldNames.Differing(before, after)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
