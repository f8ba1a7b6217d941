using System.Text.Json;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Keys;

/// <summary>The key that opens nothing any more.</summary>
internal sealed record RevokedKeyReply(ApiKey Key, Instant Now) : IReply
{
    public void WriteFields(Utf8JsonWriter json) => KeyFields.Write(json, Key, Now);
}
