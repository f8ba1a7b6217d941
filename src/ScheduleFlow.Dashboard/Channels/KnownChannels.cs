using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>All channels as they were read, with the groups that they are in.</summary>
public sealed class KnownChannels(ImmutableArray<ChannelRow> rows)
{
    public ImmutableArray<ChannelRow> Rows { get; } = rows;

    /// <summary>The groups by name, with how many channels each has.</summary>
    public ImmutableArray<(string Name, int Count)> Groups { get; } =
    [
        .. rows.SelectMany(ChannelFields.GroupsOf)
            .GroupBy(group => group, StringComparer.OrdinalIgnoreCase)
            .Select(group => (group.First(), group.Count()))
            .OrderBy(group => group.Item1, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>How many channels are in no group.</summary>
    public int WithoutGroup { get; } = rows.Count(channel => channel.Group is null);

    public ChannelRow? Find(string? id) => id is null ? null : Rows.FirstOrDefault(channel => channel.Id == id);

    public int CountOf(string state) => Rows.Count(channel => channel.State == state);
}
