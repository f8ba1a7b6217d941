using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>How something got on air: a step of the planner.</summary>
/// <param name="Step">Counts from 1 in the order of time.</param>
/// <param name="At">The start of what was to be filled.</param>
/// <param name="How">A word for the way: <c>kept</c>, <c>fixed</c>, <c>next</c> (the first of the order that may), <c>exact</c> (a sum that fills the gap), <c>largest</c> (the largest sum there is), <c>rerun</c>.</param>
/// <param name="Level">What was relaxed: 0 nothing, 1 nices, 2 wants.</param>
/// <param name="Considered">How many items were looked at.</param>
/// <param name="Rejected">How many were rejected, by the rule that rejected them (<see cref="RuleBook"/> names those that are no rules of the plan).</param>
internal sealed record Decision(int Step, Instant At, string How, int Level, int Considered, ImmutableArray<(int Rule, int Count)> Rejected)
{
    public const string Kept = "kept";
    public const string Next = "next";
}
