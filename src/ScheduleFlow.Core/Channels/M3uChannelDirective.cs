using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// The JSON of our own comment line above a channel: what the entry below cannot hold. Players skip it. Our reader uses
/// its texts as long as the lines below it still say the same.
/// </summary>
internal sealed class M3uChannelDirective
{
    public string? Id { get; init; }

    /// <summary>The exact name.</summary>
    public required string Name { get; init; }

    /// <summary>The exact URL.</summary>
    public required string Url { get; init; }

    /// <summary>The first <see cref="Channel.MaxBackupUrls"/> of them.</summary>
    public ImmutableArray<string> BackupUrls { get; init; } = [];

    /// <summary>Whether the line has more backup URLs than a channel may have.</summary>
    public bool HasMoreBackupUrls { get; init; }

    public ScheduleId? Schedule { get; init; }

    public string? ScheduleChannel { get; init; }

    /// <summary>Reads the JSON after the tag; null if it is not valid, as after an edit by hand.</summary>
    public static M3uChannelDirective? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "name") is not { } name || Text(root, "url") is not { } url)
            {
                return null;
            }

            var backupUrls = root.TryGetProperty("backup_urls", out var urls) && urls.ValueKind == JsonValueKind.Array
                ? urls.EnumerateArray()
                    .Where(url => url.ValueKind == JsonValueKind.String)
                    .Select(url => url.GetString()!)
                    .Take(Channel.MaxBackupUrls + 1)
                    .ToImmutableArray()
                : [];
            return new M3uChannelDirective
            {
                Id = Text(root, "id") is { } id && ChannelId.IsWellFormed(id) ? id : null,
                Name = name,
                Url = url,
                BackupUrls = [.. backupUrls.Take(Channel.MaxBackupUrls)],
                HasMoreBackupUrls = backupUrls.Length > Channel.MaxBackupUrls,
                Schedule = ScheduleId.TryParse(Text(root, "schedule_id") ?? "", out var schedule) ? schedule : null,
                ScheduleChannel = Text(root, "schedule_channel"),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperationException: half a surrogate pair in a string.
        }
    }

    /// <summary>The line for a channel; null: the entry below says it all.</summary>
    public static string? LineOf(Channel channel)
    {
        var isNameHeld = M3uChannelWriter.NameOf(channel.Name) == channel.Name;
        var isUrlHeld = M3uText.Uri(channel.Url) == channel.Url;
        var heldTvgId = channel.TvgId is { } tvgId ? M3uChannelWriter.ValueOf(tvgId) : null;
        if (isNameHeld
            && isUrlHeld
            && channel.BackupUrls.IsEmpty
            && channel.Schedule is null
            && channel.Id == ChannelId.Of(heldTvgId, channel.Name, channel.Url))
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Contracts.ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, channel.Id);
            json.WriteString("name"u8, channel.Name);
            json.WriteString("url"u8, channel.Url);
            if (!channel.BackupUrls.IsEmpty)
            {
                JsonTexts.Write(json, "backup_urls"u8, channel.BackupUrls);
            }

            if (channel.Schedule is { } schedule)
            {
                json.WriteString("schedule_id"u8, schedule.ToString());
                if (channel.ScheduleChannel is { } lane)
                {
                    json.WriteString("schedule_channel"u8, lane);
                }
            }

            json.WriteEndObject();
        }

        return M3uTags.Channel + Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
