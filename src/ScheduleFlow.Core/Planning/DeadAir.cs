using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>A time in which nothing is on air.</summary>
/// <param name="Window">When.</param>
/// <param name="IsLeast">Whether it is proven that the items before it can leave no less.</param>
/// <param name="IsForced">Whether a must excluded items that would have fitted.</param>
internal sealed record DeadAir(TimeWindow Window, bool IsLeast, bool IsForced);
