using System.Globalization;
using System.Text.Json;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>
/// The fields of a file that decides who has access. Each must be present and of its kind: ignoring a misspelt one could
/// give access. Any error is a <see cref="JsonException"/>.
/// </summary>
public static class StrictFields
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The version of a document's schema: at least 1.</summary>
    public static long Version(JsonElement document) =>
        Member(document, "version", JsonValueKind.Number).TryGetInt64(out var number) && number >= 1
            ? number
            : throw new JsonException("There is no such schema version.");

    public static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"The field {name} is missing or wrong.");

    public static string Text(JsonElement json, string name) => TextOf(Member(json, name, JsonValueKind.String));

    /// <summary>A text that must fulfil a condition; <paramref name="otherwise"/> is the error.</summary>
    public static string Text(JsonElement json, string name, Func<string, bool> isAllowed, string otherwise) =>
        Text(json, name) is var text && isAllowed(text) ? text : throw new JsonException(otherwise);

    /// <summary>The text of a value.</summary>
    public static string TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new JsonException("A text is something else.");
        }
        catch (InvalidOperationException exception)
        {
            // What the platform throws for a string that is not UTF-8.
            throw new JsonException("A text is not valid UTF-8.", exception);
        }
    }

    public static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.TryParseExact(
            Text(json, name),
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : throw new JsonException("A time is not an instant.");

    /// <summary>A time that may be null, but not absent: without it a key would be valid for ever. The worker always writes it.</summary>
    public static DateTimeOffset? OptionalTime(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null ? null : Time(json, name);
}
