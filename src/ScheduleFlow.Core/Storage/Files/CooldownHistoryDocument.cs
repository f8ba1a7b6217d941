using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

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

        // In order of URL: the same history is the same bytes.
        foreach (var (url, play) in history.Plays.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => json.WriteStringValue(url));
            lines.Raw(":"u8);
            lines.Value(json => WritePlay(json, play));
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
        var plays = ImmutableDictionary.CreateBuilder<string, CooldownPlay>(StringComparer.Ordinal);
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
                        plays[url] = ReadPlay(ref reader);
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new CooldownHistory(revision ?? throw new JsonException("The field revision is missing."), plays.ToImmutable());
    }

    private static void WritePlay(Utf8JsonWriter json, CooldownPlay play)
    {
        json.WriteStartObject();
        json.WriteString("last"u8, play.Last.ToString());
        if (play.Schedule is { } schedule)
        {
            json.WriteString("schedule"u8, schedule.Value);
        }

        if (play.Before is { } before)
        {
            json.WriteString("before"u8, before.ToString());
        }

        json.WriteEndObject();
    }

    private static CooldownPlay ReadPlay(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        Instant? last = null;
        ScheduleId? schedule = null;
        Instant? before = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "last":
                    last = StoredJson.Time(ref reader);
                    break;
                case "schedule":
                    schedule = StoredJson.Id(ref reader);
                    break;
                case "before":
                    before = StoredJson.Time(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new CooldownPlay(last ?? throw new JsonException("The field last is missing."), schedule, before);
    }
}
