using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>Who made this revision of a schedule, when and why, in its document.</summary>
internal static class ScheduleChangeJson
{
    public static void Write(Utf8JsonWriter json, ScheduleChange change)
    {
        json.WriteStartObject();
        StoredJson.WriteTime(json, "at"u8, change.At);
        if (change.By is not null)
        {
            json.WriteString("by"u8, change.By);
        }

        json.WriteString("verb"u8, change.Verb);
        if (change.Message is not null)
        {
            json.WriteString("message"u8, change.Message);
        }

        json.WriteEndObject();
    }

    public static ScheduleChange Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        Instant? at = null;
        string? by = null;
        string? verb = null;
        string? message = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "at":
                    at = StoredJson.Time(ref reader);
                    break;
                case "by":
                    by = StoredJson.Text(ref reader);
                    break;
                case "verb":
                    verb = StoredJson.Text(ref reader);
                    break;
                case "message":
                    message = StoredJson.Text(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new ScheduleChange(at ?? throw StoredJson.Missing("at"), by, verb ?? throw StoredJson.Missing("verb"), message);
    }
}
