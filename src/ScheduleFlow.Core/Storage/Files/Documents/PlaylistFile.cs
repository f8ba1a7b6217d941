using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A playlist as a file: a JSON object with a line for each item (docs/storage.md, "A playlist").</summary>
internal static class PlaylistFile
{
    private const int SchemaVersion = 1;

    public static void Write(Stream output, Playlist playlist)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n"u8);
        lines.Member("id", playlist.Id.ToString());
        lines.Raw(",\n"u8);
        lines.Member("name", playlist.Name);
        lines.Raw(",\n"u8);
        lines.Member("imported", playlist.Imported.ToString());
        lines.Raw(",\n\"items\":[\n"u8);
        for (var i = 0; i < playlist.Items.Length; i++)
        {
            var item = playlist.Items[i];
            lines.Value(json => WriteItem(json, item));
            lines.Raw(i < playlist.Items.Length - 1 ? ",\n"u8 : "\n"u8);
        }

        lines.Raw("]}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static Playlist Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        ScheduleId? id = null;
        string? name = null;
        Instant? imported = null;
        var items = ImmutableArray.CreateBuilder<MediaItem>();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "id":
                    id = ScheduleIdJson.Read(ref reader);
                    break;
                case "name":
                    name = StoredJson.Text(ref reader);
                    break;
                case "imported":
                    imported = StoredJson.Time(ref reader);
                    break;
                case "items":
                    ReadItems(ref reader, items);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return id is null || name is null || imported is null
            ? throw new JsonException("A field of the playlist is missing.")
            : new Playlist(id.Value, name, imported.Value, items.DrainToImmutable());
    }

    private static void WriteItem(Utf8JsonWriter json, MediaItem item)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, item.Url);
        json.WriteString("label"u8, item.Label);
        if (item.Duration is { } duration)
        {
            json.WriteNumber("duration"u8, (decimal)duration.Ticks / TimeSpan.TicksPerSecond);
        }

        json.WriteEndObject();
    }

    private static void ReadItems(ref Utf8JsonReader reader, ImmutableArray<MediaItem>.Builder items)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return;
            }

            StoredJson.Expect(ref reader, JsonTokenType.StartObject);
            string? url = null;
            string? label = null;
            TimeSpan? duration = null;
            while (StoredJson.NextProperty(ref reader, out var property))
            {
                switch (property)
                {
                    case "url":
                        url = StoredJson.Text(ref reader);
                        break;
                    case "label":
                        label = StoredJson.Text(ref reader);
                        break;
                    case "duration":
                        duration = StoredJson.Seconds(ref reader);
                        break;
                    default:
                        StoredJson.Skip(ref reader);
                        break;
                }
            }

            items.Add(url is null || label is null
                ? throw new JsonException("An item lacks its URL or its label.")
                : new MediaItem(url, label, duration));
        }
    }
}
