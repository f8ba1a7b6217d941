using System.Text.Json;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>What is known of the links of some channels: how many of each class, and a row a channel.</summary>
internal static class LinkRows
{
    public static void WriteCounts(Utf8JsonWriter json, IReadOnlyCollection<Channel> channels, LinkReport report)
    {
        var states = channels.GroupBy(channel => report.Of(channel)?.State ?? LinkState.Unchecked).ToDictionary(group => group.Key, group => group.Count());
        json.WriteNumber("checked"u8, channels.Count(channel => report.Of(channel) is not null));
        json.WriteNumber("working"u8, states.GetValueOrDefault(LinkState.Working));
        json.WriteNumber("broken"u8, states.GetValueOrDefault(LinkState.Broken));
        json.WriteNumber("timeout"u8, states.GetValueOrDefault(LinkState.Timeout));
        json.WriteNumber("unchecked"u8, states.GetValueOrDefault(LinkState.Unchecked));
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<Channel> channels, LinkReport report)
    {
        json.WriteStartArray("results"u8);
        foreach (var channel in channels)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, channel.Id);
            json.WriteString("name"u8, channel.Name);
            if (report.Of(channel) is { } link)
            {
                CheckedLinkJson.WriteFields(json, link);
            }
            else
            {
                json.WriteString("url"u8, channel.Url);
                json.WriteString("state"u8, LinkStateNames.Unchecked);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
