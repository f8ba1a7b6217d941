using System.Text.Json;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Replies;

/// <summary>The schedule that is gone.</summary>
internal sealed record DeletedReply(ScheduleId Id) : IReply
{
    public void WriteFields(Utf8JsonWriter json) => json.WriteString("deleted"u8, Id.Value);
}
