using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Planning;

/// <summary>The planner's input. The same input gives the same result on every machine.</summary>
internal sealed record PlannerInput
{
    public required PlanDocument Plan { get; init; }

    /// <summary>Where planning begins: the start of the horizon, or the end of what has been on air already.</summary>
    public required Instant From { get; init; }

    /// <summary>What this calendar had on air before <see cref="From"/>, in order of time.</summary>
    public ImmutableArray<EarlierEvent> Past { get; init; } = [];

    /// <summary>
    /// Other plays on the channel, before <see cref="From"/>, after the horizon, and within it where another schedule covers
    /// this one. None of them counts as a filler.
    /// </summary>
    public ImmutableArray<(int Item, Instant Start)> History { get; init; } = [];

    /// <summary>Plays of other channels, at any time: for rules whose scope reaches that far.</summary>
    public ImmutableArray<(int Item, Instant Start, ChannelScope Scope)> Others { get; init; } = [];

    /// <summary>What was planned before, from <see cref="From"/> on, in order of time; kept where it still may stay.</summary>
    public ImmutableArray<EarlierEvent> Earlier { get; init; } = [];

    /// <summary>
    /// Whether <see cref="Earlier"/> is what the same plan gave with all else the same: then it is placed as it is, with the
    /// gaps that it left.
    /// </summary>
    public bool IsReplay { get; init; }

    /// <summary>
    /// What a person put where it is, from <see cref="From"/> to the end of the horizon, in order of time and without
    /// overlap. The rest is planned around it.
    /// </summary>
    public ImmutableArray<PinnedEvent> Pins { get; init; } = [];

    /// <summary>Where a person took an item out: it does not come back into the time that it had there.</summary>
    public ImmutableArray<(int Item, Instant Start)> Exclusions { get; init; } = [];

    /// <summary>Every play on the channel that counts for the rules and is not to be planned.</summary>
    public IEnumerable<(int Item, Instant Start, bool IsFiller)> Plays => History
        .Select(play => (play.Item, play.Start, false))
        .Concat(Past.Where(item => item.Item >= 0 && item.IsOnAir).Select(item => (item.Item, item.Window.Start, item.IsFiller)));

    /// <summary>What is on air before planning begins.</summary>
    public Neighbours Before =>
        Past.Aggregate(Neighbours.Nobody, (before, item) => before.Then(item.Item, item.IsFiller));
}

/// <summary>An event of the stored plan.</summary>
/// <param name="Item">The item, as an index into the plan's items; -1: the plan no longer has it.</param>
/// <param name="Source">The block or fixed event that it came from.</param>
/// <param name="Kind">Why it was on air.</param>
internal sealed record EarlierEvent(TimeWindow Window, int Item, string Source, PlannedKind Kind)
{
    public bool IsFiller => Kind == PlannedKind.Filler;

    /// <summary>Whether it is what was on the channel then: rules count nothing that another schedule covered.</summary>
    public bool IsOnAir { get; init; } = true;

    /// <summary>Whether a person put it there: a sequence does not go on after it, as it may be out of turn.</summary>
    public bool IsByHand { get; init; }
}
