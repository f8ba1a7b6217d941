using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>The keys there are and were.</summary>
internal sealed record KeyListReply(ImmutableList<ApiKey> Keys, Instant Now) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("keys"u8);
        foreach (var key in Keys)
        {
            json.WriteStartObject();
            KeyFields.Write(json, key, Now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Keys.Count);
    }
}
