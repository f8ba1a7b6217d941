using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>What a request that edits a schedule says besides the edits.</summary>
public abstract record SentChange
{
    /// <summary>The revision that the schedule must be at; null: any.</summary>
    public long? IfRevision { get; init; }

    /// <summary>Why, in the caller's words; it is kept with the revision.</summary>
    public string? Message { get; init; }

    /// <summary>Whether nothing is stored: the reply says what would be.</summary>
    public bool? DryRun { get; init; }

    /// <summary>The hours from one start of a video to its next; default: those that the calendar was filled with.</summary>
    public double? CooldownHours { get; init; }

    /// <summary>The IANA zone of times without an offset; default: the store's (station.zone), else UTC.</summary>
    public string? Zone { get; init; }
}

/// <summary>Edits of a schedule: all are made, in their order, or none.</summary>
public sealed partial record SentEdits : SentChange
{
    /// <summary>At least one, at most 1,000.</summary>
    public required ImmutableArray<SentEdit> Edits { get; init; }
}

/// <summary>One edit. Which fields it has depends on <c>op</c> (docs/editing.md). An event is named by its id, by
/// <c>id@start</c>, or by <c>@instant</c>: what is on air then.</summary>
public sealed partial record SentEdit
{
    /// <summary>add, change, move, resize, delete, duplicate, split, swap, replace, fill, rename or describe.</summary>
    public required string Op { get; init; }

    /// <summary>The event that is edited.</summary>
    public string? Event { get; init; }

    /// <summary>swap: the other event.</summary>
    public string? With { get; init; }

    /// <summary>move, duplicate: the new start.</summary>
    public string? To { get; init; }

    /// <summary>move, resize: how much later or longer, such as 35m or -5m; a number is in seconds.</summary>
    public string? By { get; init; }

    /// <summary>split: where; fill: an instant in the gap.</summary>
    public string? At { get; init; }

    /// <summary>fill: where the gaps are, with until.</summary>
    public string? From { get; init; }

    public string? Until { get; init; }

    /// <summary>add, resize: the start.</summary>
    public string? Start { get; init; }

    /// <summary>add, move, resize: the end.</summary>
    public string? End { get; init; }

    /// <summary>add, move, resize, replace: the length, such as 35m or 1h30m; a number is in seconds.</summary>
    public string? Duration { get; init; }

    /// <summary>refuse, overwrite or ripple; of a move also swap. Default: refuse.</summary>
    public string? OnConflict { get; init; }

    /// <summary>delete: whether what follows moves up.</summary>
    public bool? Ripple { get; init; }

    /// <summary>add, duplicate, split: the id of the new event; default: one is made.</summary>
    public string? Id { get; init; }

    public string? Title { get; init; }

    /// <summary>Where the media is.</summary>
    public string? Url { get; init; }

    public string? Category { get; init; }

    /// <summary>Of the event; describe: of the schedule.</summary>
    public string? Description { get; init; }

    /// <summary>The channel of the schedule, if it has several.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether it stays at its time when others are edited.</summary>
    public bool? Fixed { get; init; }

    /// <summary>fill: the stored playlist (id or name) to take items from.</summary>
    public string? Playlist { get; init; }

    /// <summary>fill: the items, instead of a playlist.</summary>
    public ImmutableArray<SentItem>? Items { get; init; }

    /// <summary>rename: the schedule's new name.</summary>
    public string? Name { get; init; }
}

/// <summary>An item that may fill a gap.</summary>
/// <param name="Url">Where the media is.</param>
/// <param name="Title">Its title; default: made of the URL.</param>
/// <param name="Duration">Its running time, such as 35m; a number is in seconds.</param>
public sealed partial record SentItem(string Url, string? Title, string Duration);

/// <summary>A new event.</summary>
public sealed partial record SentEvent : SentChange
{
    public required string Start { get; init; }

    /// <summary>Its length, such as 35m or 1h30m; a number is in seconds.</summary>
    public string? Duration { get; init; }

    /// <summary>Its end, instead of a length.</summary>
    public string? End { get; init; }

    /// <summary>Its title; default: made of the URL.</summary>
    public string? Title { get; init; }

    /// <summary>Where the media is.</summary>
    public string? Url { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>The channel of the schedule, if it has several.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether it stays at its time when others are edited.</summary>
    public bool? Fixed { get; init; }

    /// <summary>Its id; default: one is made.</summary>
    public string? Id { get; init; }

    /// <summary>refuse (default), overwrite or ripple.</summary>
    public string? OnConflict { get; init; }
}

/// <summary>The fields of an event to change; the others stay, and null removes one.</summary>
public sealed partial record ChangedEvent : SentChange
{
    /// <summary>Moves it there.</summary>
    public string? Start { get; init; }

    /// <summary>Its new end.</summary>
    public string? End { get; init; }

    /// <summary>Its new length, such as 35m or 1h30m; a number is in seconds.</summary>
    public string? Duration { get; init; }

    public string? Title { get; init; }

    /// <summary>Where the media is.</summary>
    public string? Url { get; init; }

    public string? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>The channel of the schedule, if it has several.</summary>
    public string? Channel { get; init; }

    /// <summary>Whether it stays at its time when others are edited; null: as the plan says, else not.</summary>
    public bool? Fixed { get; init; }

    /// <summary>refuse (default), overwrite or ripple; of a move also swap.</summary>
    public string? OnConflict { get; init; }
}

/// <summary>The fields of a schedule to change; the others stay.</summary>
public sealed partial record ChangedSchedule : SentChange
{
    public string? Name { get; init; }

    /// <summary>What it is about; null removes it.</summary>
    public string? Description { get; init; }
}
