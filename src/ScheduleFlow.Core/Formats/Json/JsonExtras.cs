using System.Text;
using System.Text.Json;

namespace ScheduleFlow.Core.Formats.Json;

/// <summary>Writes the properties of an extras object back, next to the known ones.</summary>
internal static class JsonExtras
{
    /// <summary>Writes all properties except those left out; none if the text was damaged in the store.</summary>
    public static void Write(Utf8JsonWriter json, string? extras, Func<string, bool> isLeftOut)
    {
        if (extras is null)
        {
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(extras);
        foreach (var (name, start, length) in Properties(utf8))
        {
            if (!isLeftOut(name))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(utf8.AsSpan(start, length), skipInputValidation: true);
            }
        }
    }

    /// <summary>The JSON of a property that is an object; null: there is none.</summary>
    public static string? Object(string? extras, string property)
    {
        if (extras is null)
        {
            return null;
        }

        var utf8 = Encoding.UTF8.GetBytes(extras);
        foreach (var (name, start, length) in Properties(utf8))
        {
            if (name == property && utf8[start] == '{')
            {
                return Encoding.UTF8.GetString(utf8, start, length);
            }
        }

        return null;
    }

    private static List<(string Name, int Start, int Length)> Properties(byte[] utf8)
    {
        var properties = new List<(string, int, int)>();
        var reader = new Utf8JsonReader(utf8);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return [];
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                properties.Add((name, start, (int)reader.BytesConsumed - start));
            }

            return properties;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return []; // Our reader wrote valid JSON: somebody edited the store.
        }
    }
}
