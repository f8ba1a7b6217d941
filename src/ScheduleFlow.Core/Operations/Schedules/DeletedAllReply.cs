using System.Text.Json;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>How many schedules are gone.</summary>
internal sealed record DeletedAllReply(int Count) : IReply
{
    public void WriteFields(Utf8JsonWriter json) => json.WriteNumber("deleted"u8, Count);
}
