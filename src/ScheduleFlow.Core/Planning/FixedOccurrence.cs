namespace ScheduleFlow.Core.Planning;

/// <summary>One occurrence of a fixed event. Times are Unix seconds.</summary>
/// <param name="Fixed">The event, as an index into the plan's fixed events.</param>
/// <param name="Start">Its start, or its earliest start.</param>
/// <param name="Latest">Its latest start.</param>
internal readonly record struct FixedOccurrence(int Fixed, long Start, long Latest);
