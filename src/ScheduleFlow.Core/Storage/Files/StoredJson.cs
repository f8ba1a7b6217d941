using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Reads the values of the store's own documents; anything else than what was written is a <see cref="JsonException"/>.</summary>
internal static class StoredJson
{
    /// <summary>The version of every document's schema that this program writes and the newest that it reads.</summary>
    public const int SchemaVersion = 1;

    public static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    public static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // The platform's word for bytes in a string that are no UTF-8.
            throw new JsonException("A text is not valid UTF-8.", exception);
        }
    }

    public static long Number(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetInt64(out var number) ? number : throw new JsonException("A number is not whole.");
    }

    public static TimeSpan Seconds(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetDecimal(out var seconds) && Math.Abs(seconds) < (decimal)TimeSpan.MaxValue.TotalSeconds / 2
            ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new JsonException("A number of seconds is out of range.");
    }

    public static Instant Time(ref Utf8JsonReader reader) =>
        InstantText.Parse(Text(ref reader)).TryGet(out var instant, out _)
            ? instant
            : throw new JsonException("A time is not an instant.");

    /// <summary>Writes a time without making a string of it.</summary>
    public static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant instant)
    {
        Span<char> text = stackalloc char[Instant.TextLength];
        instant.TryFormat(text);
        json.WriteString(name, text);
    }

    public static ScheduleId Id(ref Utf8JsonReader reader) =>
        ScheduleId.TryParse(Text(ref reader), out var id) ? id : throw new JsonException("An id is not a UUID.");

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
        name = reader.GetString()!;
        Read(ref reader);
        return true;
    }

    public static void Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonException("The document ends early.");
        }
    }

    /// <summary>Passes over the value that the reader stands on.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip())
        {
            throw new JsonException("The document ends early.");
        }
    }

    /// <summary>Refuses what a newer program wrote.</summary>
    public static void CheckVersion(ref Utf8JsonReader reader)
    {
        var version = Number(ref reader);
        if (version is < 1 or > SchemaVersion)
        {
            throw new NewerSchemaException(version);
        }
    }
}
