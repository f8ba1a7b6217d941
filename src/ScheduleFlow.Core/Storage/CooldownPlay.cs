using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>When a video was last on air, or will be.</summary>
/// <param name="Last">The start of its last play.</param>
/// <param name="Schedule">The calendar that the play is in, where known.</param>
/// <param name="Before">The last play outside that calendar: what counts again when the calendar is deleted.</param>
internal sealed record CooldownPlay(Instant Last, ScheduleId? Schedule, Instant? Before);
