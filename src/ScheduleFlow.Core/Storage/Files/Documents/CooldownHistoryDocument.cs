using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The cooldown history as a file: a JSON object with a line for each video (docs/storage.md, "The cooldown history").</summary>
internal static class CooldownHistoryDocument
{
    private const int SchemaVersion = 1;

    public static void Write(Stream output, CooldownHistory history)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n\"revision\":"u8);
        lines.Value(json => json.WriteNumberValue(history.Revision));
        lines.Raw(",\n\"videos\":{"u8);
        var isFirst = true;

        // In order of URL, so that the same history gives the same bytes.
        foreach (var (url, plays) in history.Plays.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => json.WriteStringValue(url));
            lines.Raw(":"u8);
            lines.Value(json => WritePlays(json, plays));
        }

        lines.Raw("\n}}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static CooldownHistory Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        long? revision = null;
        var plays = ImmutableDictionary.CreateBuilder<string, ImmutableArray<CooldownPlay>>(StringComparer.Ordinal);
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
                case "videos":
                    StoredJson.Expect(ref reader, JsonTokenType.StartObject);
                    while (StoredJson.NextProperty(ref reader, out var url))
                    {
                        plays[url] = ReadPlays(ref reader);
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new CooldownHistory(revision ?? throw new JsonException("The field revision is missing."), plays.ToImmutable());
    }

    private static void WritePlays(Utf8JsonWriter json, ImmutableArray<CooldownPlay> plays)
    {
        json.WriteStartArray();
        foreach (var play in plays)
        {
            json.WriteStartObject();
            StoredJson.WriteTime(json, "first"u8, play.First);
            StoredJson.WriteTime(json, "last"u8, play.Last);
            json.WriteString("schedule"u8, play.Schedule.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<CooldownPlay> ReadPlays(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var plays = ImmutableArray.CreateBuilder<CooldownPlay>();
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return plays.DrainToImmutable();
            }

            plays.Add(ReadPlay(ref reader));
        }
    }

    private static CooldownPlay ReadPlay(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        Instant? first = null;
        Instant? last = null;
        ScheduleId? schedule = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "first":
                    first = StoredJson.Time(ref reader);
                    break;
                case "last":
                    last = StoredJson.Time(ref reader);
                    break;
                case "schedule":
                    schedule = ScheduleIdJson.Read(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return first is null || last is null || schedule is null || last < first
            ? throw new JsonException("A field of a play is missing or wrong.")
            : new CooldownPlay(first.Value, last.Value, schedule.Value);
    }
}
