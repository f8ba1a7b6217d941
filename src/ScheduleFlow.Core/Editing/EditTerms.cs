using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>What edits need to know besides the schedule.</summary>
internal sealed record EditTerms
{
    /// <summary>Whether the schedule is a calendar that was filled or planned.</summary>
    public bool IsCalendar { get; init; }

    /// <summary>Whether an event stays where it is when others are edited.</summary>
    public required Func<ScheduleEvent, bool> IsFixed { get; init; }

    /// <summary>Makes the id of a new event from its number in this call, from 1.</summary>
    public required Func<int, string> NewId { get; init; }

    /// <summary>The time from one start of a video to its next; null: unknown.</summary>
    public long? CooldownSeconds { get; init; }

    public required Instant Now { get; init; }

    /// <summary>Who edits; null: someone in a shell on the server.</summary>
    public string? By { get; init; }
}
