using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>An object about how an event or a calendar was made, kept with it as a field of its JSON extras.</summary>
internal static class KeptObject
{
    /// <summary>Reads the object; null: there is none.</summary>
    public static T? Read<T>(Extras? extras, string field, Func<JsonElement, T> read)
        where T : class
    {
        if (extras?[FormatNames.Json] is not { } text)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty(field, out var kept) && kept.ValueKind == JsonValueKind.Object ? read(kept) : null;
    }

    public static Extras Write(string field, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteStartObject(field);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Extras.Of(FormatNames.Json, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>A text; empty: there is none.</summary>
    public static string Text(JsonElement kept, string name) =>
        kept.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>A whole number; 0: there is none.</summary>
    public static long Number(JsonElement kept, string name) =>
        kept.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : 0;

    public static bool Flag(JsonElement kept, string name) =>
        kept.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
