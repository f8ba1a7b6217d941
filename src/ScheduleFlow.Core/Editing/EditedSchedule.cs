using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>A schedule after its edits.</summary>
/// <param name="Schedule">As it would be stored: the next revision.</param>
/// <param name="Touched">What differs, in order of start.</param>
internal sealed record EditedSchedule(Schedule Schedule, ImmutableArray<TouchedEvent> Touched);
