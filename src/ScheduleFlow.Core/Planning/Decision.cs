using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>A step of the planner: how something got on air.</summary>
/// <param name="Step">Counts from 1, in order of time.</param>
/// <param name="At">The start of the time to fill.</param>
/// <param name="How">
/// <c>kept</c>, <c>hand</c> (a person put it there), <c>fixed</c>, <c>next</c> (the first in order that may play), <c>exact</c> (a sum that fills the gap),
/// <c>largest</c> (the largest possible sum), <c>rerun</c>.
/// </param>
/// <param name="Level">What was relaxed: 0 nothing, 1 nices, 2 wants.</param>
/// <param name="Considered">The number of items looked at.</param>
/// <param name="Rejected">
/// The number of rejected items for each rule that rejected any (<see cref="RuleBook"/> defines those that are not in the plan).
/// </param>
internal sealed record Decision(int Step, Instant At, string How, int Level, int Considered, ImmutableArray<(int Rule, int Count)> Rejected)
{
    public const string Kept = "kept";
    public const string Hand = "hand";
    public const string Next = "next";
}
