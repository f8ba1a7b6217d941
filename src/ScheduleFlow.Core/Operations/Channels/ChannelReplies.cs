using System.Text.Json;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>What several replies about channels say alike.</summary>
internal static class ChannelReplies
{
    /// <summary>The fields of a channel, with what is known of its link.</summary>
    public static void WriteChannel(Utf8JsonWriter json, Channel channel, LinkReport report)
    {
        ChannelJson.WriteFields(json, channel);
        var link = report.Of(channel);
        json.WriteString("state"u8, link is null ? LinkStateNames.Unchecked : LinkStateNames.Of(link.State));
        if (link is not null)
        {
            json.WriteString("checked"u8, link.Checked.ToString());
        }
    }
}
