using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>Channels and what is known of their links, as replies list them.</summary>
internal static class LinkRows
{
    public static ImmutableArray<LinkRow> Of(ImmutableArray<Channel> channels, LinkReport report) =>
        channels.ToRows(channel => Of(channel, report.Of(channel)));

    private static LinkRow Of(Channel channel, CheckedLink? link) => new()
    {
        Id = channel.Id,
        Name = channel.Name,
        Url = link?.Url ?? channel.Url,
        State = link is null ? LinkStates.Unchecked : LinkStateNames.Of(link.State),
        Status = link?.Status,
        Reason = link?.Reason,
        FinalUrl = link?.FinalUrl,
        Kind = link?.Kind,
        ElapsedMs = link?.ElapsedMilliseconds,
        Checked = link?.Checked.ToString(),
    };
}
