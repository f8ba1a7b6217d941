using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What only the formats of a schedule or an event can express, in the schedule's document: a string per format.</summary>
internal static class ExtrasJson
{
    // Always a string, even for JSON: the text is written back exactly as it was read.
    public static void Write(Utf8JsonWriter json, Extras extras)
    {
        json.WriteStartObject();
        foreach (var (format, text) in extras.Parts)
        {
            json.WriteString(format, text);
        }

        json.WriteEndObject();
    }

    // Formats of later versions are kept for those versions.
    public static Extras Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var extras = Extras.None;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            // Every event has the same few names, so no new strings are made for them.
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
