using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Which channels are shown.</summary>
/// <param name="Text">A part of name, number, id or address; null: any.</param>
/// <param name="Group">One of the groups; empty text: those without one; null: any.</param>
/// <param name="State">The state of the link; null: any.</param>
public sealed record ChannelFilter(string? Text, string? Group, string? State)
{
    public bool IsEmpty => string.IsNullOrEmpty(Text) && Group is null && string.IsNullOrEmpty(State);

    public ImmutableArray<ChannelRow> Of(ImmutableArray<ChannelRow> channels) => IsEmpty ? channels : [.. channels.Where(Has)];

    private bool Has(ChannelRow channel) => HasText(channel) && HasGroup(channel)
        && (string.IsNullOrEmpty(State) || channel.State == State);

    private bool HasText(ChannelRow channel) => string.IsNullOrEmpty(Text)
        || channel.Number == Text
        || Contains(channel.Name)
        || Contains(channel.Id)
        || Contains(channel.Url);

    private bool HasGroup(ChannelRow channel) => Group switch
    {
        null => true,
        "" => channel.Group is null,
        _ => ChannelFields.GroupsOf(channel).Contains(Group, StringComparer.OrdinalIgnoreCase),
    };

    private bool Contains(string text) => text.Contains(Text!, StringComparison.OrdinalIgnoreCase);
}
