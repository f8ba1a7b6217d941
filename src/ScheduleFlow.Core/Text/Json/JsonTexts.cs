using System.Text.Json;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>Writes a list of texts as JSON.</summary>
internal static class JsonTexts
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WritePropertyName(name);
        WriteValue(json, texts);
    }

    public static void WriteValue(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
