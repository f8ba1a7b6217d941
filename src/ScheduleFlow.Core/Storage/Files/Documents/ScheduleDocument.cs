using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// A schedule as a file: a JSON object with one line per header field and then one line per event (docs/storage.md, "A
/// schedule").
/// </summary>
internal static class ScheduleDocument
{
    /// <summary>The version that this program writes, and the newest that it reads. In version 1 there is no revision: it is 1.</summary>
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
        if (schedule.Description is { } description)
        {
            lines.Raw(",\n"u8);
            lines.Member("description", description);
        }

        lines.Raw(",\n"u8);
        lines.Member("source", schedule.Source);
        lines.Raw(",\n"u8);
        lines.Member("imported", schedule.Imported.ToString());
        if (schedule.Change is { } change)
        {
            lines.Raw(",\n\"change\":"u8);
            lines.Value(json => ScheduleChangeJson.Write(json, change));
        }

        lines.Raw(",\n"u8);
        lines.Member("content_hash", ContentHash.Of(schedule.Events));
        lines.Raw(",\n\"metadata\":"u8);
        lines.Value(json => WriteMetadata(json, schedule));
        if (schedule.Extras is { } extras)
        {
            lines.Raw(",\n\"extras\":"u8);
            lines.Value(json => ExtrasJson.Write(json, extras));
        }

        if (!schedule.Channels.IsEmpty)
        {
            lines.Raw(",\n\"channels\":"u8);
            lines.Value(json => ScheduleChannelJson.WriteAll(json, schedule.Channels));
        }

        lines.Raw(",\n\"events\":[\n"u8);
        ScheduleEvent current = null!;
        void WriteCurrent(Utf8JsonWriter json) => EventJson.Write(json, current);
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
        string? description = null;
        string? source = null;
        Instant? imported = null;
        ScheduleChange? change = null;
        ImportCounts? counts = null;
        var expected = 0;
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
                case "description":
                    description = StoredJson.Text(ref reader);
                    break;
                case "source":
                    source = StoredJson.Text(ref reader);
                    break;
                case "imported":
                    imported = StoredJson.Time(ref reader);
                    break;
                case "change":
                    change = ScheduleChangeJson.Read(ref reader);
                    break;
                case "metadata":
                    counts = ReadMetadata(ref reader, out expected);
                    break;
                case "extras":
                    extras = ExtrasJson.Read(ref reader);
                    break;
                case "channels":
                    channels = ScheduleChannelJson.ReadAll(ref reader);
                    break;
                case "events":
                    events = EventJson.ReadAll(ref reader, expected);
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
            Id = id ?? throw StoredJson.Missing("id"),
            Revision = revision,
            Name = name ?? throw StoredJson.Missing("name"),
            Description = description,
            Source = source ?? throw StoredJson.Missing("source"),
            Imported = imported ?? throw StoredJson.Missing("imported"),
            Change = change,
            Counts = counts ?? throw StoredJson.Missing("metadata"),
            Extras = extras,
            Channels = channels,
            Events = events.Value,
        };
    }

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

    private static ImportCounts ReadMetadata(ref Utf8JsonReader reader, out int events)
    {
        events = 0;
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var counts = new ImportCounts(0, 0, 0, 0);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "unique_events" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) && count > 0:
                    events = count;
                    break;
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
}
