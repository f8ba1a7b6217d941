namespace ScheduleFlow.Core.Schedules;

/// <summary>The fields of an event that readers know.</summary>
internal enum EventField
{
    None,
    Id,
    Title,
    Start,
    End,
    Duration,
    MediaUrl,
    Channel,
    Category,
    Description,
    Fixed,
}
