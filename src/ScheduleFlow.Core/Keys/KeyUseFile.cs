using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Keys;

/// <summary>
/// When each API key was last used (docs/storage.md, "The keys"). Gateways write it, and both processes read it. A damaged
/// file counts as empty, and is replaced.
/// </summary>
internal static class KeyUseFile
{
    private const int SchemaVersion = 1;

    /// <summary>By the id of the key.</summary>
    public static Dictionary<string, Instant> None() => new(StringComparer.Ordinal);

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote, or a newer program wrote it.</exception>
    public static Dictionary<string, Instant> Read(byte[] document)
    {
        var uses = None();
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version" when StoredJson.Number(ref reader) != SchemaVersion:
                    throw new JsonException("There is no such schema version.");
                case "version":
                    break;
                case "used":
                    StoredJson.Expect(ref reader, JsonTokenType.StartObject);
                    while (StoredJson.NextProperty(ref reader, out var id))
                    {
                        uses[id] = StoredJson.Time(ref reader);
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return uses;
    }

    public static void Write(Stream output, Dictionary<string, Instant> uses)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("version"u8, SchemaVersion);
        json.WriteStartObject("used"u8);
        foreach (var (id, time) in uses)
        {
            json.WriteString(id, time.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
