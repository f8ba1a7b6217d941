using System.Globalization;
using System.Text.Json;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>
/// The fields of a file that says who may come in. Each must be there and be of its kind: a misspelt one that was passed
/// over could open a door. Whatever is wrong is a <see cref="JsonException"/>.
/// </summary>
public static class StrictFields
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The version of a document's schema: at least 1.</summary>
    public static long Version(JsonElement document) =>
        Member(document, "version", JsonValueKind.Number).TryGetInt64(out var number) && number >= 1 ? number : throw new JsonException("There is no such schema version.");

    public static JsonElement Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"The field {name} is missing or wrong.");

    public static string Text(JsonElement json, string name)
    {
        try
        {
            return Member(json, name, JsonValueKind.String).GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // The platform's word for bytes in a string that are no UTF-8.
            throw new JsonException("A text is not valid UTF-8.", exception);
        }
    }

    public static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.TryParseExact(Text(json, name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new JsonException("A time is not an instant.");

    /// <summary>A time that may be null, but not absent: an absent one would make a key eternal, so the worker always writes it.</summary>
    public static DateTimeOffset? OptionalTime(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null ? null : Time(json, name);
}
