using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Plans;

/// <summary>Where a plan's items come from.</summary>
/// <param name="File">The items of a playlist file, by its path in the plan.</param>
/// <param name="Stored">The items of a stored playlist, by its id.</param>
internal sealed record PlanSources(
    Func<string, Outcome<ImmutableArray<MediaItem>>> File,
    Func<string, Outcome<ImmutableArray<MediaItem>>> Stored);
