using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Plans;

/// <summary>Where a plan's pools come from.</summary>
/// <param name="File">The items of a playlist file, by its path as the plan has it.</param>
/// <param name="Stored">The items of a playlist of the store, by its id.</param>
internal sealed record PlanSources(Func<string, Outcome<ImmutableArray<MediaItem>>> File, Func<string, Outcome<ImmutableArray<MediaItem>>> Stored);
