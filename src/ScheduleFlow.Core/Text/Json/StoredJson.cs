using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>
/// Reads the values of the store's own documents; anything that the store does not write throws
/// <see cref="JsonException"/>.
/// </summary>
internal static class StoredJson
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    public static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return Utf8(ref reader);
    }

    public static long Number(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetInt64(out var number) ? number : throw new JsonException("A number is not whole.");
    }

    public static bool Flag(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException("A flag is neither true nor false."),
    };

    /// <summary>A whole number, not negative.</summary>
    public static int Count(ref Utf8JsonReader reader) =>
        Number(ref reader) is >= 0 and <= int.MaxValue and var count ? (int)count : throw new JsonException("A count is out of range.");

    public static TimeSpan Seconds(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetDecimal(out var seconds) && Math.Abs(seconds) < (decimal)TimeSpan.MaxValue.TotalSeconds / 2
            ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new JsonException("A number of seconds is out of range.");
    }

    /// <summary>Reads a time; makes no string if it is in the wire's form.</summary>
    public static Instant Time(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        Span<char> text = stackalloc char[Instant.TextLength];
        var read = !reader.ValueIsEscaped && Ascii.ToUtf16(reader.ValueSpan, text, out var length) == OperationStatus.Done
            ? InstantText.Parse(text[..length])
            : InstantText.Parse(Utf8(ref reader));
        return read.TryGet(out var instant, out _) ? instant : throw new JsonException("A time is not an instant.");
    }

    /// <summary>Writes a time without making a string of it.</summary>
    public static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant instant) => json.WriteInstant(name, instant);

    /// <inheritdoc cref="WriteTime(Utf8JsonWriter,ReadOnlySpan{byte},Instant)"/>
    public static void WriteTime(Utf8JsonWriter json, JsonEncodedText name, Instant instant)
    {
        Span<byte> text = stackalloc byte[Instant.TextLength];
        instant.TryFormat(text);
        json.WriteString(name, text);
    }

    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException($"{type} expected, {reader.TokenType} found.");
        }
    }

    /// <summary>Moves into an object's next property and onto its value; false at the end of the object.</summary>
    public static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        Read(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        Expect(ref reader, JsonTokenType.PropertyName);
        name = (reader.ValueIsEscaped ? null : Frequent(reader.ValueSpan)) ?? Utf8(ref reader);
        Read(ref reader);
        return true;
    }

    // The names that stand in every event and every channel: no string is made of them.
    private static string? Frequent(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => "id",
        3 when name.SequenceEqual("end"u8) => "end",
        3 when name.SequenceEqual("url"u8) => "url",
        4 when name.SequenceEqual("name"u8) => "name",
        4 when name.SequenceEqual("logo"u8) => "logo",
        5 when name.SequenceEqual("title"u8) => "title",
        5 when name.SequenceEqual("start"u8) => "start",
        5 when name.SequenceEqual("group"u8) => "group",
        5 when name.SequenceEqual("added"u8) => "added",
        6 when name.SequenceEqual("tvg_id"u8) => "tvg_id",
        6 when name.SequenceEqual("number"u8) => "number",
        6 when name.SequenceEqual("source"u8) => "source",
        6 when name.SequenceEqual("listed"u8) => "listed",
        7 when name.SequenceEqual("channel"u8) => "channel",
        7 when name.SequenceEqual("updated"u8) => "updated",
        8 when name.SequenceEqual("duration"u8) => "duration",
        8 when name.SequenceEqual("category"u8) => "category",
        9 when name.SequenceEqual("video_url"u8) => "video_url",
        11 when name.SequenceEqual("description"u8) => "description",
        _ => null,
    };

    private static string Utf8(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // What the platform throws for a string that is not UTF-8.
            throw new JsonException("A text is not valid UTF-8.", exception);
        }
    }

    public static void Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonException("The document ends early.");
        }
    }

    /// <summary>Skips the value that the reader stands on.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip())
        {
            throw new JsonException("The document ends early.");
        }
    }

    /// <summary>Moves onto an array's next item; false at the end of the array.</summary>
    public static bool NextItem(ref Utf8JsonReader reader)
    {
        Read(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Refuses a document that a newer program wrote.</summary>
    /// <param name="reader">Stands on the version.</param>
    /// <param name="newest">The newest version of the document's schema that this program reads.</param>
    public static void CheckVersion(ref Utf8JsonReader reader, int newest)
    {
        var version = Number(ref reader);
        if (version < 1)
        {
            throw new JsonException("There is no such schema version.");
        }

        if (version > newest)
        {
            throw new NewerSchemaException(version);
        }
    }

    /// <summary>The exception for a document without a field that it must have.</summary>
    public static JsonException Missing(string field) => new($"The field {field} is missing.");
}
