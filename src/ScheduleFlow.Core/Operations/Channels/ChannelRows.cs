using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Channels and their links as replies show them.</summary>
internal static class ChannelRows
{
    public static ChannelRow Of(Channel channel) => new()
    {
        Id = channel.Id,
        Name = channel.Name,
        Url = channel.Url,
        Number = channel.Number,
        Group = channel.Group,
        TvgId = channel.TvgId,
        TvgName = channel.TvgName,
        Logo = channel.Logo,
        BackupUrls = Some(channel.BackupUrls),
        Tags = channel.Tags.IsEmpty ? null : channel.Tags,
        Directives = Some(channel.Directives),
        ScheduleId = channel.Schedule?.ToString(),
        ScheduleChannel = channel.ScheduleChannel,
        Source = channel.Source,
        Added = channel.Added.ToString(),
        Updated = channel.Updated.ToString(),
    };

    /// <summary>With the state of its link.</summary>
    public static ChannelRow Of(Channel channel, LinkReport report)
    {
        var link = report.Of(channel);
        return Of(channel) with { State = StateOf(link), Checked = link?.Checked.ToString() };
    }

    /// <summary>With all that is known of its link.</summary>
    public static ChannelRow Shown(Channel channel, LinkReport report) =>
        Of(channel, report) with { Link = report.Of(channel) is { } link ? Of(link) : null };

    public static ChannelLink Of(CheckedLink link) => new()
    {
        Url = link.Url,
        State = StateOf(link),
        Status = link.Status,
        Reason = link.Reason,
        FinalUrl = link.FinalUrl,
        Kind = link.Kind,
        ElapsedMs = link.ElapsedMilliseconds,
        Checked = link.Checked.ToString(),
    };

    private static string StateOf(CheckedLink? link) => LinkStateNames.Of(link?.State ?? LinkState.Unchecked);

    private static ImmutableArray<string>? Some(ImmutableArray<string> texts) => texts.IsEmpty ? null : texts;
}
