using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>A new key, with the key itself.</summary>
internal sealed record CreatedKeyReply(ApiKey Created, KeyMaterial Material) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("key"u8, Material.Key);
        KeyFields.Write(json, Created, Instant.From(Created.Created));
    }
}
