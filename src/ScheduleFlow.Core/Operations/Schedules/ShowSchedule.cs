using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>The whole schedule, as it is stored.</summary>
internal static class ShowSchedule
{
    /// <returns>A JSON object's UTF-8 bytes; the reply is this object with <c>"status":"success"</c> before its first field.</returns>
    public static Outcome<ReadOnlyMemory<byte>> Run(string id, OperationContext context) =>
        IdText.Parse(id).TryGet(out var scheduleId, out var invalid) ? context.Store.Schedules.LoadDocument(scheduleId) : invalid;
}
