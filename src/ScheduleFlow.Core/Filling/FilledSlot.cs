using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Filling;

/// <summary>One slot with something in it.</summary>
/// <param name="VideoIndex">Position in <see cref="FillRequest.Pool"/>; of a repeated URL, the first one.</param>
/// <param name="Window">The slot.</param>
internal readonly record struct FilledSlot(int VideoIndex, TimeWindow Window);
