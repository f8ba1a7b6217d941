using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// Tells the two JSON bodies of an import apart: <c>{"filepath": …}</c> names a file on the server, anything else is
/// the document itself. Documents exported by older versions carry a <c>filepath</c> of their own beside their events.
/// </summary>
internal static class ImportBody
{
    private static readonly ImmutableArray<string> DocumentFields = ["events", "schedule", "schedules", "items", "channels"];

    /// <summary>The fields where the body names a file, else null.</summary>
    public static JsonFields? FieldsOf(ReadOnlySpan<byte> body) => FieldsOf(body, "filepath");

    /// <summary>The fields where the body names what is meant in one of these, else null.</summary>
    public static JsonFields? FieldsOf(ReadOnlySpan<byte> body, params ReadOnlySpan<string> names)
    {
        if (JsonBody.Parse(body.ToArray()) is not { ValueKind: JsonValueKind.Object } json
            || !HasText(json, names))
        {
            return null;
        }

        return DocumentFields.Any(field => json.TryGetProperty(field, out _)) ? null : new JsonFields(json);
    }

    private static bool HasText(JsonElement json, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return true;
            }
        }

        return false;
    }
}
