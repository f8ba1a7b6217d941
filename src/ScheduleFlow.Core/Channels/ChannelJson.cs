using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Channels;

/// <summary>The fields of a channel as JSON, in the store and in replies; absent ones are omitted.</summary>
internal static class ChannelJson
{
    public static void WriteFields(Utf8JsonWriter json, Channel channel)
    {
        json.WriteString("id"u8, channel.Id);
        json.WriteString("name"u8, channel.Name);
        json.WriteString("url"u8, channel.Url);
        json.WriteIfPresent("number"u8, channel.Number);
        json.WriteIfPresent("group"u8, channel.Group);
        json.WriteIfPresent("tvg_id"u8, channel.TvgId);
        json.WriteIfPresent("tvg_name"u8, channel.TvgName);
        json.WriteIfPresent("logo"u8, channel.Logo);
        Texts("backup_urls"u8, channel.BackupUrls);
        if (!channel.Tags.IsEmpty)
        {
            json.WriteStartObject("tags"u8);
            foreach (var (name, value) in channel.Tags)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        Texts("directives"u8, channel.Directives);
        json.WriteIfPresent("schedule_id"u8, channel.Schedule?.ToString());
        json.WriteIfPresent("schedule_channel"u8, channel.ScheduleChannel);
        json.WriteIfPresent("source"u8, channel.Source);
        json.WriteInstant("added"u8, channel.Added);
        json.WriteInstant("updated"u8, channel.Updated);

        void Texts(ReadOnlySpan<byte> name, ImmutableArray<string> values)
        {
            if (!values.IsEmpty)
            {
                JsonTexts.Write(json, name, values);
            }
        }

    }
}
