using System.Text.Json;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The schedule or channel that is gone.</summary>
internal sealed record DeletedReply(string Id) : IReply
{
    public void WriteFields(Utf8JsonWriter json) => json.WriteString("deleted"u8, Id);
}
