using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>A stretch in which nothing is on air.</summary>
/// <param name="Window">When.</param>
/// <param name="IsLeast">Whether it is proven that what was to play before it leaves no less.</param>
/// <param name="IsForced">Whether a must kept items out that would have fitted.</param>
internal sealed record DeadAir(TimeWindow Window, bool IsLeast, bool IsForced);
