using System.Text.Json;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Schedules;

/// <summary>Reads ids in the store's own documents.</summary>
internal static class ScheduleIdJson
{
    /// <summary>The id that the reader stands on; anything else throws <see cref="JsonException"/>.</summary>
    public static ScheduleId Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var guid) ? new ScheduleId(guid)
        : ScheduleId.TryParse(StoredJson.Text(ref reader), out var id) ? id
        : throw new JsonException("An id is not a UUID.");
}
