using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The cooldown history of an older version (<see cref="CooldownHistory"/>): a JSON object with a line for each video.</summary>
internal static class CooldownHistoryDocument
{
    private const int SchemaVersion = 1;

    /// <exception cref="JsonException">It is not what an older version wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static CooldownHistory Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var plays = ImmutableDictionary.CreateBuilder<string, ImmutableArray<CooldownPlay>>(StringComparer.Ordinal);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
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

        return new CooldownHistory(plays.ToImmutable());
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
