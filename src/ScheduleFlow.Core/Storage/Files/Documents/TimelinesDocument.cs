using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The timelines of all channels as a file, one line per publication (docs/storage.md, "The timelines").</summary>
internal static class TimelinesDocument
{
    private const int SchemaVersion = 1;

    public static void Write(Stream output, ChannelTimelines timelines)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n\"revision\":"u8);
        lines.Value(json => json.WriteNumberValue(timelines.Revision));
        lines.Raw(",\n\"channels\":{"u8);
        var isFirst = true;
        foreach (var (channel, timeline) in timelines.Channels)
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => json.WriteStringValue(channel));
            lines.Raw(":[\n"u8);
            for (var i = 0; i < timeline.Publications.Length; i++)
            {
                var publication = timeline.Publications[i];
                lines.Value(json => WritePublication(json, publication));
                lines.Raw(i < timeline.Publications.Length - 1 ? ",\n"u8 : "]"u8);
            }
        }

        lines.Raw("\n}}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static ChannelTimelines Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        long? revision = null;
        var channels = ImmutableSortedDictionary.CreateBuilder<string, ChannelTimeline>(StringComparer.Ordinal);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "revision":
                    revision = StoredJson.Number(ref reader);
                    break;
                case "channels":
                    StoredJson.Expect(ref reader, JsonTokenType.StartObject);
                    while (StoredJson.NextProperty(ref reader, out var channel))
                    {
                        channels[channel] = new ChannelTimeline(channel, ReadPublications(ref reader));
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new ChannelTimelines(revision ?? throw StoredJson.Missing("revision"), channels.ToImmutable());
    }

    private static void WritePublication(Utf8JsonWriter json, Publication publication)
    {
        json.WriteStartObject();
        json.WriteString("schedule"u8, publication.Schedule.Value);
        json.WriteIfPresent("channel"u8, publication.Lane);
        WriteIfPresent(json, "from"u8, publication.From);
        WriteIfPresent(json, "until"u8, publication.Until);
        WriteIfPresent(json, "start"u8, publication.Span?.Start);
        WriteIfPresent(json, "end"u8, publication.Span?.End);
        StoredJson.WriteTime(json, "published"u8, publication.Published);
        json.WriteIfPresent("by"u8, publication.By);
        json.WriteEndObject();
    }

    private static void WriteIfPresent(Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant? instant)
    {
        if (instant is { } time)
        {
            StoredJson.WriteTime(json, name, time);
        }
    }

    private static ImmutableArray<Publication> ReadPublications(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var publications = ImmutableArray.CreateBuilder<Publication>();
        while (StoredJson.NextItem(ref reader))
        {
            publications.Add(ReadPublication(ref reader));
        }

        return publications.DrainToImmutable();
    }

    private static Publication ReadPublication(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        ScheduleId? schedule = null;
        string? lane = null, by = null;
        Instant? from = null, until = null, start = null, end = null, published = null;
        for (StoredJson.Read(ref reader); reader.TokenType != JsonTokenType.EndObject; StoredJson.Read(ref reader))
        {
            StoredJson.Expect(ref reader, JsonTokenType.PropertyName);
            var field = FieldOf(ref reader);
            StoredJson.Read(ref reader);
            switch (field)
            {
                case Field.Schedule:
                    schedule = ScheduleIdJson.Read(ref reader);
                    break;
                case Field.Lane:
                    lane = StoredJson.Text(ref reader);
                    break;
                case Field.From:
                    from = StoredJson.Time(ref reader);
                    break;
                case Field.Until:
                    until = StoredJson.Time(ref reader);
                    break;
                case Field.Start:
                    start = StoredJson.Time(ref reader);
                    break;
                case Field.End:
                    end = StoredJson.Time(ref reader);
                    break;
                case Field.Published:
                    published = StoredJson.Time(ref reader);
                    break;
                case Field.By:
                    by = StoredJson.Text(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return (start is null) != (end is null) || end < start
            ? throw new JsonException("The span of a publication is not one.")
            : new Publication
            {
                Schedule = schedule ?? throw StoredJson.Missing("schedule"),
                Lane = lane,
                From = from,
                Until = until,
                Span = start is { } first ? new TimeWindow(first, end!.Value) : null,
                Published = published ?? throw StoredJson.Missing("published"),
                By = by,
            };
    }

    // Every look at a channel reads all publications, so no string is made of a name.
    private static Field FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("schedule"u8) ? Field.Schedule
        : reader.ValueTextEquals("start"u8) ? Field.Start
        : reader.ValueTextEquals("end"u8) ? Field.End
        : reader.ValueTextEquals("published"u8) ? Field.Published
        : reader.ValueTextEquals("by"u8) ? Field.By
        : reader.ValueTextEquals("from"u8) ? Field.From
        : reader.ValueTextEquals("until"u8) ? Field.Until
        : reader.ValueTextEquals("channel"u8) ? Field.Lane
        : Field.Unknown;

    private enum Field
    {
        Unknown,
        Schedule,
        Lane,
        From,
        Until,
        Start,
        End,
        Published,
        By,
    }
}
