using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>What an older version knew of one calendar's plays of a video.</summary>
/// <param name="First">The start of its first play in the calendar.</param>
/// <param name="Last">The start of its last play there; for a single play the same.</param>
/// <param name="Schedule">The calendar.</param>
internal sealed record CooldownPlay(Instant First, Instant Last, ScheduleId Schedule);
