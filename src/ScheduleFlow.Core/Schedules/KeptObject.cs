using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>What is known of how an event or a calendar came about, kept with it as a field of its JSON extras.</summary>
internal static class KeptObject
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = StoredJson.Options.MaxDepth };

    /// <summary>Reads the object; null: there is none.</summary>
    public static T? Read<T>(Extras? extras, string field, Func<JsonElement, T> read)
        where T : class => Read(extras, field, JsonValueKind.Object, read);

    /// <summary>Reads a value of a kind; null: there is none.</summary>
    public static T? Read<T>(Extras? extras, string field, JsonValueKind kind, Func<JsonElement, T> read)
        where T : class
    {
        if (extras?[FormatNames.Json] is not { } text || !text.Contains(field, StringComparison.Ordinal))
        {
            return null;
        }

        using var document = JsonDocument.Parse(text, Options);
        return document.RootElement.TryGetProperty(field, out var kept) && kept.ValueKind == kind ? read(kept) : null;
    }

    /// <summary>Extras with nothing but the object.</summary>
    public static Extras Write(string field, Action<Utf8JsonWriter> write) => With(null, field, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>The extras with a value in the field; all others stay as they are, to the byte.</summary>
    public static Extras With(Extras? extras, string field, Action<Utf8JsonWriter> writeValue) => Rewrite(extras, field, writeValue)!;

    /// <summary>The extras without the field; null: nothing is left.</summary>
    public static Extras? Without(Extras? extras, string field) =>
        extras?[FormatNames.Json] is null ? extras : Rewrite(extras, field, writeValue: null);

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

    /// <summary>An instant; null: there is none.</summary>
    public static Instant? Time(JsonElement kept, string name) =>
        InstantText.Parse(Text(kept, name)).TryGet(out var instant, out _) ? instant : null;

    private static Extras? Rewrite(Extras? extras, string field, Action<Utf8JsonWriter>? writeValue)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var fields = 0;
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartObject();
            if (extras?[FormatNames.Json] is { } text)
            {
                using var document = JsonDocument.Parse(text, Options);
                foreach (var property in document.RootElement.EnumerateObject().Where(property => !property.NameEquals(field)))
                {
                    property.WriteTo(json);
                    fields++;
                }
            }

            if (writeValue is not null)
            {
                json.WritePropertyName(field);
                writeValue(json);
                fields++;
            }

            json.WriteEndObject();
        }

        return fields > 0
            ? (extras ?? Extras.None).With(FormatNames.Json, Encoding.UTF8.GetString(buffer.WrittenSpan))
            : extras?.Without(FormatNames.Json);
    }
}
