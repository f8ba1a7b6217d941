using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// When one calendar plays a video: its first and its last start. The video counts as played at any time in between, so
/// that a calendar filled beside another never repeats a video too soon.
/// </summary>
/// <param name="First">The start of its first play in the calendar.</param>
/// <param name="Last">The start of its last play there; for a single play the same.</param>
/// <param name="Schedule">The calendar.</param>
internal sealed record CooldownPlay(Instant First, Instant Last, ScheduleId Schedule)
{
    /// <summary>Seconds from a start to the nearest play; 0 between the first and the last.</summary>
    public long DistanceTo(Instant start) => start < First ? First - start : start > Last ? start - Last : 0;
}
