using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// A schedule as a file: a JSON object with the header fields a line each and then the events a line each
/// (docs/storage.md, "A schedule").
/// </summary>
internal static class ScheduleDocument
{
    /// <summary>The version that this program writes and the newest that it reads; version 1 has no revision, which is then 1.</summary>
    public const int SchemaVersion = 2;

    public static void Write(Stream output, Schedule schedule)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":2,\n"u8);
        lines.Member("id", schedule.Id.ToString());
        lines.Raw(",\n\"revision\":"u8);
        lines.Value(json => json.WriteNumberValue(schedule.Revision));
        lines.Raw(",\n"u8);
        lines.Member("name", schedule.Name);
        lines.Raw(",\n"u8);
        lines.Member("source", schedule.Source);
        lines.Raw(",\n"u8);
        lines.Member("imported", schedule.Imported.ToString());
        lines.Raw(",\n"u8);
        lines.Member("content_hash", ContentHash.Of(schedule.Events));
        lines.Raw(",\n\"metadata\":"u8);
        lines.Value(json => WriteMetadata(json, schedule));
        if (schedule.Extras is { } extras)
        {
            lines.Raw(",\n\"extras\":"u8);
            lines.Value(json => WriteExtras(json, extras));
        }

        if (!schedule.Channels.IsEmpty)
        {
            lines.Raw(",\n\"channels\":"u8);
            lines.Value(json => WriteChannels(json, schedule.Channels));
        }

        lines.Raw(",\n\"events\":[\n"u8);
        ScheduleEvent current = null!;
        void WriteCurrent(Utf8JsonWriter json) => WriteEvent(json, current);
        Action<Utf8JsonWriter> writeCurrent = WriteCurrent;
        for (var i = 0; i < schedule.Events.Length; i++)
        {
            current = schedule.Events[i];
            lines.Value(writeCurrent);
            lines.Raw(i < schedule.Events.Length - 1 ? ",\n"u8 : "\n"u8);
        }

        lines.Raw("]}\n"u8);
    }

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static Schedule Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);

        ScheduleId? id = null;
        var revision = 1L;
        string? name = null;
        string? source = null;
        Instant? imported = null;
        ImportCounts? counts = null;
        Extras? extras = null;
        ImmutableArray<ScheduleChannel> channels = [];
        ImmutableArray<ScheduleEvent>? events = null;
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
                case "revision":
                    revision = StoredJson.Number(ref reader);
                    break;
                case "name":
                    name = StoredJson.Text(ref reader);
                    break;
                case "source":
                    source = StoredJson.Text(ref reader);
                    break;
                case "imported":
                    imported = StoredJson.Time(ref reader);
                    break;
                case "metadata":
                    counts = ReadMetadata(ref reader);
                    break;
                case "extras":
                    extras = ReadExtras(ref reader);
                    break;
                case "channels":
                    channels = ReadChannels(ref reader);
                    break;
                case "events":
                    events = ReadEvents(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        // Nothing may follow the document.
        if (reader.Read())
        {
            throw new JsonException("Something follows the document.");
        }

        if (events is not { IsEmpty: false })
        {
            throw new JsonException("The schedule has no events.");
        }

        return new Schedule
        {
            Id = id ?? throw Missing("id"),
            Revision = revision,
            Name = name ?? throw Missing("name"),
            Source = source ?? throw Missing("source"),
            Imported = imported ?? throw Missing("imported"),
            Counts = counts ?? throw Missing("metadata"),
            Extras = extras,
            Channels = channels,
            Events = events.Value,
        };
    }

    private static JsonException Missing(string field) => new($"The field {field} is missing.");

    private static void WriteMetadata(Utf8JsonWriter json, Schedule schedule)
    {
        var summary = ScheduleSummary.Of(schedule);
        json.WriteStartObject();
        json.WriteNumber("unique_events"u8, schedule.Events.Length);
        json.WriteString("start"u8, summary.Start.ToString());
        json.WriteString("end"u8, summary.End.ToString());
        json.WriteNumber("total_imported"u8, schedule.Counts.EventsRead);
        json.WriteNumber("duplicates_removed"u8, schedule.Counts.DuplicatesRemoved);
        json.WriteNumber("conflicts_detected"u8, schedule.Counts.Conflicts);
        json.WriteNumber("gaps_detected"u8, schedule.Counts.Gaps);
        json.WriteEndObject();
    }

    private static ImportCounts ReadMetadata(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var counts = new ImportCounts(0, 0, 0, 0);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "total_imported":
                    counts = counts with { EventsRead = StoredJson.Count(ref reader) };
                    break;
                case "duplicates_removed":
                    counts = counts with { DuplicatesRemoved = StoredJson.Count(ref reader) };
                    break;
                case "conflicts_detected":
                    counts = counts with { Conflicts = StoredJson.Number(ref reader) };
                    break;
                case "gaps_detected":
                    counts = counts with { Gaps = StoredJson.Count(ref reader) };
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return counts;
    }

    private static void WriteChannels(Utf8JsonWriter json, ImmutableArray<ScheduleChannel> channels)
    {
        json.WriteStartArray();
        foreach (var channel in channels)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, channel.Id);
            json.WriteString("name"u8, channel.Name);
            if (channel.Xmltv is not null)
            {
                json.WriteString("xmltv"u8, channel.Xmltv);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<ScheduleChannel> ReadChannels(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var channels = ImmutableArray.CreateBuilder<ScheduleChannel>();
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return channels.DrainToImmutable();
            }

            channels.Add(ReadChannel(ref reader));
        }
    }

    private static ScheduleChannel ReadChannel(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null;
        string? name = null;
        string? xmltv = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "id":
                    id = StoredJson.Text(ref reader);
                    break;
                case "name":
                    name = StoredJson.Text(ref reader);
                    break;
                case "xmltv":
                    xmltv = StoredJson.Text(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new ScheduleChannel(id ?? throw Missing("id"), name ?? throw Missing("name"), xmltv);
    }

    private static void WriteEvent(Utf8JsonWriter json, ScheduleEvent item)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, item.Id);
        json.WriteString("title"u8, item.Title);
        StoredJson.WriteTime(json, "start"u8, item.Window.Start);
        StoredJson.WriteTime(json, "end"u8, item.Window.End);
        json.WriteNumber("duration"u8, item.Window.Seconds);
        if (item.Channel is not null)
        {
            json.WriteString("channel"u8, item.Channel);
        }

        if (item.Clump is not null)
        {
            json.WriteString("clump"u8, item.Clump);
        }

        if (item.MediaUrl is not null)
        {
            json.WriteString("video_url"u8, item.MediaUrl);
        }

        if (item.Category is not null)
        {
            json.WriteString("category"u8, item.Category);
        }

        if (item.Description is not null)
        {
            json.WriteString("description"u8, item.Description);
        }

        if (item.Extras is not null)
        {
            json.WritePropertyName("extras"u8);
            WriteExtras(json, item.Extras);
        }

        json.WriteEndObject();
    }

    private static ImmutableArray<ScheduleEvent> ReadEvents(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var events = ImmutableArray.CreateBuilder<ScheduleEvent>();
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return events.DrainToImmutable();
            }

            events.Add(ReadEvent(ref reader));
        }
    }

    private static ScheduleEvent ReadEvent(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null;
        string? title = null;
        Instant? start = null;
        Instant? end = null;
        string? channel = null;
        string? clump = null;
        string? mediaUrl = null;
        string? category = null;
        string? description = null;
        Extras? extras = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "id":
                    id = StoredJson.Text(ref reader);
                    break;
                case "title":
                    title = StoredJson.Text(ref reader);
                    break;
                case "start":
                    start = StoredJson.Time(ref reader);
                    break;
                case "end":
                    end = StoredJson.Time(ref reader);
                    break;
                case "channel":
                    channel = StoredJson.Text(ref reader);
                    break;
                case "clump":
                    clump = StoredJson.Text(ref reader);
                    break;
                case "video_url":
                    mediaUrl = StoredJson.Text(ref reader);
                    break;
                case "category":
                    category = StoredJson.Text(ref reader);
                    break;
                case "description":
                    description = StoredJson.Text(ref reader);
                    break;
                case "extras":
                    extras = ReadExtras(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        if (start is null || end is null || end <= start)
        {
            throw new JsonException("An event has no window.");
        }

        return new ScheduleEvent
        {
            Id = id ?? throw Missing("id"),
            Title = title ?? throw Missing("title"),
            Window = new TimeWindow(start.Value, end.Value),
            Channel = channel,
            Clump = clump,
            MediaUrl = mediaUrl,
            Category = category,
            Description = description,
            Extras = extras,
        };
    }

    // The JSON part is kept as a string: the text that was read, byte for byte, is what is written back.
    private static void WriteExtras(Utf8JsonWriter json, Extras extras)
    {
        json.WriteStartObject();
        if (extras.Json is not null)
        {
            json.WriteString("json"u8, extras.Json);
        }

        if (extras.Xml is not null)
        {
            json.WriteString("xml"u8, extras.Xml);
        }

        if (extras.M3u is not null)
        {
            json.WriteString("m3u"u8, extras.M3u);
        }

        if (extras.Xmltv is not null)
        {
            json.WriteString("xmltv"u8, extras.Xmltv);
        }

        if (extras.Ffplayout is not null)
        {
            json.WriteString("ffplayout"u8, extras.Ffplayout);
        }

        if (extras.Csv is not null)
        {
            json.WriteString("csv"u8, extras.Csv);
        }

        if (extras.Ics is not null)
        {
            json.WriteString("ics"u8, extras.Ics);
        }

        json.WriteEndObject();
    }

    private static Extras ReadExtras(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var extras = new Extras();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "json":
                    extras = extras with { Json = StoredJson.Text(ref reader) };
                    break;
                case "xml":
                    extras = extras with { Xml = StoredJson.Text(ref reader) };
                    break;
                case "m3u":
                    extras = extras with { M3u = StoredJson.Text(ref reader) };
                    break;
                case "xmltv":
                    extras = extras with { Xmltv = StoredJson.Text(ref reader) };
                    break;
                case "ffplayout":
                    extras = extras with { Ffplayout = StoredJson.Text(ref reader) };
                    break;
                case "csv":
                    extras = extras with { Csv = StoredJson.Text(ref reader) };
                    break;
                case "ics":
                    extras = extras with { Ics = StoredJson.Text(ref reader) };
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return extras;
    }
}
