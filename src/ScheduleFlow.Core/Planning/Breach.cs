using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Planning;

/// <summary>A rule that an event breaks.</summary>
/// <param name="Rule">The rule, as an index into the plan's, or <see cref="RuleBook.Rights"/> or <see cref="RuleBook.Hours"/>.</param>
/// <param name="Event">The event, as an index into the result's.</param>
/// <param name="Witness">What it is too near to: the start of the other play, or null where it is a matter of number or hours.</param>
/// <param name="WitnessItem">What that was, or <see cref="RuleBook.None"/>.</param>
internal sealed record Breach(int Rule, int Event, Instant? Witness, int WitnessItem);
