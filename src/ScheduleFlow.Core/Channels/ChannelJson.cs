using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>The fields of a channel as JSON, in the store as in replies; absent ones are left out.</summary>
internal static class ChannelJson
{
    public static void WriteFields(Utf8JsonWriter json, Channel channel)
    {
        json.WriteString("id"u8, channel.Id);
        json.WriteString("name"u8, channel.Name);
        json.WriteString("url"u8, channel.Url);
        Optional("number"u8, channel.Number);
        Optional("group"u8, channel.Group);
        Optional("tvg_id"u8, channel.TvgId);
        Optional("tvg_name"u8, channel.TvgName);
        Optional("logo"u8, channel.Logo);
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
        Optional("schedule_id"u8, channel.Schedule?.ToString());
        Optional("schedule_channel"u8, channel.ScheduleChannel);
        Optional("source"u8, channel.Source);
        Time("added"u8, channel.Added);
        Time("updated"u8, channel.Updated);

        void Optional(ReadOnlySpan<byte> name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        void Texts(ReadOnlySpan<byte> name, ImmutableArray<string> values)
        {
            if (!values.IsEmpty)
            {
                JsonTexts.Write(json, name, values);
            }
        }

        void Time(ReadOnlySpan<byte> name, Instant time)
        {
            Span<char> text = stackalloc char[Instant.TextLength];
            time.TryFormat(text);
            json.WriteString(name, text);
        }
    }
}
