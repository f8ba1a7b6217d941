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
    private static readonly ImmutableArray<string> DocumentFields = ["events", "schedule", "schedules", "items"];

    /// <summary>The fields where the body names a file, else null.</summary>
    public static JsonFields? FieldsOf(ReadOnlySpan<byte> body)
    {
        if (JsonBody.Parse(body.ToArray()) is not { ValueKind: JsonValueKind.Object } json
            || !json.TryGetProperty("filepath", out var path)
            || path.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return DocumentFields.Any(field => json.TryGetProperty(field, out _)) ? null : new JsonFields(json);
    }
}
