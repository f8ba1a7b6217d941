using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>A change of one channel, with what takes it back.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Body">The fields to send.</param>
/// <param name="Back">The fields that take it back.</param>
public sealed record ChannelUpdate(string Id, string Name, byte[] Body, byte[] Back)
{
    public ChannelUpdate Reverse => new(Id, Name, Back, Body);

    /// <summary>What turns a channel into a draft of it.</summary>
    public static ChannelUpdate Of(ChannelRow channel, ChannelDraft after)
    {
        var before = ChannelDraft.Of(channel);
        return new(channel.Id, channel.Name, after.Change(before), before.Change(after));
    }

    /// <summary>What gives a channel another text in one field.</summary>
    public static ChannelUpdate Of(ChannelRow channel, string field, string? text)
    {
        var after = ChannelDraft.Of(channel);
        after[field] = text ?? "";
        return Of(channel, after);
    }
}
