namespace ScheduleFlow.Core.Schedules;

/// <summary>What a reader knows about an event.</summary>
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
}
