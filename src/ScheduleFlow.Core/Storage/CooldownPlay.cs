using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// When one calendar plays a video: the first and the last of its starts. What lies between them is taken as played
/// throughout, so that a calendar filled beside another never repeats a video too soon.
/// </summary>
/// <param name="First">The start of its first play in the calendar.</param>
/// <param name="Last">The start of its last play there; the same for a single play.</param>
/// <param name="Schedule">The calendar.</param>
internal sealed record CooldownPlay(Instant First, Instant Last, ScheduleId Schedule)
{
    /// <summary>Seconds from a start to the nearest play; 0 from the first to the last, where there may be one at any time.</summary>
    public long DistanceTo(Instant start) => start < First ? First - start : start > Last ? start - Last : 0;
}
