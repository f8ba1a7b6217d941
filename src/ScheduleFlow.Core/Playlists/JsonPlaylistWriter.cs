using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Playlists;

/// <summary>Playlist JSON: <c>{"name", "items":[{"url", "label", "duration"}]}</c>, durations in seconds where known.</summary>
internal sealed class JsonPlaylistWriter : IPlaylistWriter
{

    public string Format => FormatNames.Json;

    public (string MediaType, string Extension) MediaType => FormatNames.MediaTypeOf(FormatNames.Json)!.Value;

    public void Write(Stream output, string name, IEnumerable<MediaItem> items)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteStartArray("items"u8);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("url"u8, item.Url);
            json.WriteString("label"u8, item.Label);
            if (item.Duration is { } duration)
            {
                json.WriteNumber("duration"u8, (decimal)duration.Ticks / TimeSpan.TicksPerSecond);
            }

            json.WriteEndObject();
            json.FlushBlock();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
