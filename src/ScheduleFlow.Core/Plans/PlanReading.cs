using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>What was read from a plan file.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">What is odd but usable, with its line.</param>
internal sealed record PlanReading(PlanDocument Plan, ImmutableArray<string> Warnings);
