using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What the formats have kept of a schedule or an event, in the document of the schedule: a string per format.</summary>
internal static class ExtrasJson
{
    // Always a string, of JSON too: the text that was read, byte for byte, is what is written back.
    public static void Write(Utf8JsonWriter json, Extras extras)
    {
        json.WriteStartObject();
        foreach (var (format, text) in extras.Parts)
        {
            json.WriteString(format, text);
        }

        json.WriteEndObject();
    }

    // A format that a later version has is kept for that version.
    public static Extras Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var extras = Extras.None;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            // Every event has the same few names; they need no string each.
            var known = DocumentFormats.Find(property)?.Name;
            if (known is null && reader.TokenType != JsonTokenType.String)
            {
                StoredJson.Skip(ref reader);
                continue;
            }

            extras = extras.With(known ?? property, StoredJson.Text(ref reader));
        }

        return extras;
    }
}
