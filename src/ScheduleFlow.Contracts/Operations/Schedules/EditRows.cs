namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>How many events there are of each kind: exact, even if the list is cut.</summary>
public sealed partial record EditCounts(int Added, int Changed, int Moved, int Removed);

/// <summary>An event that an edit touched.</summary>
public sealed partial record EditedEventRow
{
    /// <summary>added, changed, moved (its start differs) or removed.</summary>
    public required string What { get; init; }

    public required string Id { get; init; }

    /// <summary>When it begins; for one that was removed, when it did.</summary>
    public required string Start { get; init; }

    /// <summary>When it ends; for one that was removed, when it did.</summary>
    public required string End { get; init; }

    public required string Title { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The event as it was; omitted for a new one.</summary>
    public ScheduleEventRow? Before { get; init; }

    /// <summary>The event as it is; omitted for one that was removed.</summary>
    public ScheduleEventRow? After { get; init; }
}

/// <summary>An event, with what names it.</summary>
public sealed partial record NamedEventRow(string Id, string Title, string Start, string End);

/// <summary>Two events that overlap, as they did before.</summary>
public sealed partial record NamedConflictRow(NamedEventRow Event1, NamedEventRow Event2);

/// <summary>A time when nothing is on, which was not so before.</summary>
/// <param name="Channel">The channel of the schedule; omitted: it has one without a name.</param>
/// <param name="Start">From when.</param>
/// <param name="End">To when.</param>
/// <param name="Seconds">How long.</param>
public sealed partial record NewGapRow(string? Channel, string Start, string End, long Seconds);

/// <summary>A start that another one is too near to.</summary>
/// <param name="Start">When.</param>
public sealed partial record WitnessRow(string Start)
{
    /// <summary>The channel of whose timeline it is; omitted: it is in the edited schedule.</summary>
    public string? Channel { get; init; }

    /// <summary>The schedule that it is in; omitted: only the history knows it.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Its event in that schedule.</summary>
    public string? EventId { get; init; }
}

/// <summary>A video that an edit placed, and that starts again sooner than its cooldown allows.</summary>
/// <param name="Url">The video.</param>
/// <param name="Event">The start that the edit made.</param>
/// <param name="Witness">The start that is too near.</param>
/// <param name="Seconds">From one start to the other.</param>
/// <param name="CooldownSeconds">What it should be at least.</param>
public sealed partial record CooldownBreachRow(
    string Url, NamedEventRow Event, WitnessRow Witness, long Seconds, long CooldownSeconds);

/// <summary>What an edit was not checked for.</summary>
/// <param name="What">The check.</param>
/// <param name="Reason">Why it was not made.</param>
public sealed partial record NotCheckedRow(string What, string Reason);
