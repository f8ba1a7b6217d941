using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>A channel of the list as a caller names it.</summary>
internal static class ChannelRef
{
    private static readonly Naming<Channel> Naming = new()
    {
        Noun = "channel",
        ShownBy = "list-channels (GET /api/channels)",
        IdOf = channel => channel.Id,
        NameOf = channel => channel.Name,
    };

    /// <summary>The channel.</summary>
    /// <param name="text">An id, an exact name, or the beginning of an id; for some callers a whole id alone.</param>
    /// <param name="list">All channels.</param>
    /// <param name="context">Says who asks.</param>
    /// <returns>As <see cref="Naming{T}.Find"/>.</returns>
    public static Outcome<Channel> Find(string text, ChannelList list, OperationContext context) =>
        !context.Outside.TakesWholeIds ? Naming.Find(text, list.Channels)
        : list.Find(text) is { } channel ? channel
        : Naming.None(text);
}
