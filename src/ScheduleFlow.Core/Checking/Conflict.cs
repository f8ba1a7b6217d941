using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Checking;

/// <summary>Two events on air at the same time; the first starts no later than the second.</summary>
internal readonly record struct Conflict(ScheduleEvent First, ScheduleEvent Second);
