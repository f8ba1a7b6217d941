using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Stored schedules as replies list them.</summary>
internal static class ScheduleRows
{
    public static ScheduleRow Of(ScheduleSummary schedule) => new()
    {
        Id = schedule.Id.ToString(),
        Revision = schedule.Revision,
        Name = schedule.Name,
        Source = schedule.Source,
        Events = schedule.Events,
        Imported = schedule.Imported.ToString(),
        Start = schedule.Start.ToString(),
        End = schedule.End.ToString(),
        EventsRead = schedule.Counts.EventsRead,
        DuplicatesRemoved = schedule.Counts.DuplicatesRemoved,
        ConflictsDetected = schedule.Counts.Conflicts,
        GapsDetected = schedule.Counts.Gaps,
    };
}
