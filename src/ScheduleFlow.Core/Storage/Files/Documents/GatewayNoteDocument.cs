using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>A gateway's note as JSON.</summary>
internal static class GatewayNoteDocument
{
    private const int SchemaVersion = 1;

    public static void Write(Stream output, GatewayNote note)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Compact);
        json.WriteStartObject();
        json.WriteNumber("version"u8, SchemaVersion);
        json.WriteString("started"u8, Instant.From(note.Started).ToString());
        WriteTexts(json, "urls"u8, note.Urls);
        json.WriteString("environment"u8, note.Environment);
        json.WriteString("anonymous"u8, note.Anonymous);
        json.WriteBoolean("tuner_open"u8, note.IsTunerOpen);
        WriteTexts(json, "cors_origins"u8, note.CorsOrigins);
        json.WriteBoolean("requires_https"u8, note.RequiresHttps);
        json.WriteBoolean("admin_key"u8, note.HasAdminKey);
        WriteTexts(json, "logs"u8, note.Logs);
        json.WriteString("runtime"u8, note.Runtime);
        json.WriteEndObject();
    }

    /// <returns>Null where it is damaged, or a newer program wrote it.</returns>
    public static GatewayNote? TryRead(ReadOnlySpan<byte> document)
    {
        try
        {
            return Read(document);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (NewerSchemaException)
        {
            return null;
        }
    }

    private static GatewayNote Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var note = new GatewayNote
        {
            Started = default,
            Urls = [],
            Environment = "",
            Anonymous = "",
            IsTunerOpen = false,
            CorsOrigins = [],
            RequiresHttps = false,
            HasAdminKey = false,
            Logs = [],
            Runtime = "",
        };
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "started":
                    note = note with { Started = StoredJson.Time(ref reader).ToDateTimeOffset() };
                    break;
                case "urls":
                    note = note with { Urls = Texts(ref reader) };
                    break;
                case "environment":
                    note = note with { Environment = StoredJson.Text(ref reader) };
                    break;
                case "anonymous":
                    note = note with { Anonymous = StoredJson.Text(ref reader) };
                    break;
                case "tuner_open":
                    note = note with { IsTunerOpen = reader.TokenType == JsonTokenType.True };
                    break;
                case "cors_origins":
                    note = note with { CorsOrigins = Texts(ref reader) };
                    break;
                case "requires_https":
                    note = note with { RequiresHttps = reader.TokenType == JsonTokenType.True };
                    break;
                case "admin_key":
                    note = note with { HasAdminKey = reader.TokenType == JsonTokenType.True };
                    break;
                case "logs":
                    note = note with { Logs = Texts(ref reader) };
                    break;
                case "runtime":
                    note = note with { Runtime = StoredJson.Text(ref reader) };
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return note;
    }

    private static ImmutableArray<string> Texts(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (StoredJson.NextItem(ref reader))
        {
            texts.Add(StoredJson.Text(ref reader));
        }

        return texts.ToImmutable();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
