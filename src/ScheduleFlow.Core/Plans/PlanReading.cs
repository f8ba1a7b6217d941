using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>A plan file that was read.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">Warnings about what is odd but usable, each with its line.</param>
internal sealed record PlanReading(PlanDocument Plan, ImmutableArray<string> Warnings);
