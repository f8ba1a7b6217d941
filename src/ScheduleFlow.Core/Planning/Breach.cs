using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>A rule that an event breaks.</summary>
/// <param name="Rule">
/// The rule, as an index into the plan's rules, or <see cref="RuleBook.Rights"/> or <see cref="RuleBook.Hours"/>.
/// </param>
/// <param name="Event">The event, as an index into the result's events.</param>
/// <param name="Witness">The start of the play that it is too near to; null: the rule is about a number or hours.</param>
/// <param name="WitnessItem">The item of that play, or <see cref="RuleBook.None"/>.</param>
internal sealed record Breach(int Rule, int Event, Instant? Witness, int WitnessItem);
