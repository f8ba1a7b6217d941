using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Findings of checks, as replies list them.</summary>
internal static class FindingRows
{
    public static EventRow Of(ScheduleEvent item) => new(item.Title, item.Window.Start.ToString(), item.Window.End.ToString());

    public static ConflictRow Of(Conflict conflict) => new(Of(conflict.First), Of(conflict.Second));

    public static GapRow Of(TimeWindow gap) => new(gap.Start.ToString(), gap.End.ToString(), gap.Seconds);
}
