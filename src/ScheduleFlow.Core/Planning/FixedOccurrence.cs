namespace ScheduleFlow.Core.Planning;

/// <summary>A fixed event on one day, in Unix seconds.</summary>
/// <param name="Fixed">The event, as an index into the plan's.</param>
/// <param name="Start">When it starts, or starts at the earliest.</param>
/// <param name="Latest">When it starts at the latest.</param>
internal readonly record struct FixedOccurrence(int Fixed, long Start, long Latest);
