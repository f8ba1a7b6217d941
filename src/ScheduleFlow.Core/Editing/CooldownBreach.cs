using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>A video that starts again sooner than its cooldown allows.</summary>
/// <param name="Item">The start that an edit made.</param>
/// <param name="Witness">The start that is too near.</param>
/// <param name="Seconds">From one start to the other.</param>
internal sealed record CooldownBreach(ScheduleEvent Item, ScheduleEvent Witness, long Seconds);
