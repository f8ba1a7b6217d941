namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>What a plan changes against the stored calendar, from where planning begins.</summary>
/// <param name="Kept">Events that stay at their time.</param>
/// <param name="Moved">Events that move to another time.</param>
/// <param name="Added">New events.</param>
/// <param name="Removed">Events that are dropped.</param>
public sealed partial record PlanChangeCounts(int Kept, int Moved, int Added, int Removed);

/// <summary>How far a cooldown can hold in a block.</summary>
/// <param name="Rule">The cooldown.</param>
/// <param name="Block">The block; empty: the whole plan.</param>
/// <param name="RequestedHours">What the rule asks for.</param>
/// <param name="Feasible">Whether it can hold.</param>
/// <param name="BestPossibleHours">The longest that can hold.</param>
/// <param name="Certainty">exact, or upper bound.</param>
/// <param name="HoursMissing">Hours of further items that it needs.</param>
public sealed partial record FeasibilityRow(
    string Rule, string Block, double RequestedHours, bool Feasible, double BestPossibleHours, string Certainty, double HoursMissing);

/// <summary>How many breaches there are, by the tier of their rule.</summary>
public sealed partial record BreachCounts(int Must, int Want, int Nice);

/// <summary>An event that breaks a rule.</summary>
/// <param name="Tier">must, want or nice.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="At">When the event begins.</param>
/// <param name="Title">Its title.</param>
public sealed partial record BreachRow(string Tier, string Rule, string At, string Title)
{
    /// <summary>When the play begins to which it is too near; null: there is none.</summary>
    public string? WitnessAt { get; init; }

    /// <summary>How far away that is.</summary>
    public long? DistanceSeconds { get; init; }

    /// <summary>What plays there.</summary>
    public string? Witness { get; init; }
}

/// <summary>An edit by hand that is in the way of a plan.</summary>
/// <param name="At">When the event begins.</param>
/// <param name="Title">Its title.</param>
/// <param name="What">What was done with it: added, moved, resized, changed or replaced.</param>
/// <param name="Edited">When.</param>
/// <param name="Kept">Whether it stays where it is, although a must is against it.</param>
/// <param name="Reason">What is against it.</param>
public sealed partial record EditConflictRow(string At, string Title, string What, string Edited, bool Kept, string Reason)
{
    /// <summary>Who edited it; null: whoever ran the program in a shell.</summary>
    public string? By { get; init; }
}

/// <summary>A time when nothing is on air.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="LeastPossible">Whether no other choice leaves less dead air.</param>
/// <param name="BecauseOfAMust">Whether a must is the cause.</param>
public sealed partial record DeadAirRow(string Start, string End, long Seconds, bool LeastPossible, bool BecauseOfAMust);

/// <summary>A fixed event that had no room.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it would have begun.</param>
public sealed partial record DroppedRow(string Name, string At);

/// <summary>An event of a plan.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">block, fixed, filler or rerun.</param>
/// <param name="Source">The block or fixed event that it comes from.</param>
/// <param name="Url">What plays; null: an event without media that a person added.</param>
public sealed partial record TimelineRow(string Start, string End, string Title, string Kind, string Source, string? Url)
{
    /// <summary>What a person did with it, so that it stays there: added, moved, resized, changed or replaced.</summary>
    public string? Hand { get; init; }
}
