namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>A column by which schedules are sorted.</summary>
public enum ScheduleColumn
{
    Name,
    State,
    Events,
    Start,
    End,
    Findings,
    Imported,
}
