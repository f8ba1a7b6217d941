using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>One edit of a schedule (docs/editing.md). Times and texts are checked; which event is meant is not known yet.</summary>
/// <param name="Op">Its name.</param>
internal abstract record Edit(string Op);

/// <summary>A new event.</summary>
internal sealed record AddEdit() : Edit("add")
{
    public required TimeWindow Window { get; init; }

    /// <summary>Its title, texts, media and channel.</summary>
    public required ImmutableArray<FieldValue> Fields { get; init; }

    public bool? Fixed { get; init; }

    /// <summary>Its id; null: a new one.</summary>
    public string? Id { get; init; }

    public OnConflict OnConflict { get; init; }
}

/// <summary>Other texts, other media, another channel of the schedule, or another say whether it is fixed.</summary>
internal sealed record ChangeEdit(EventReference Event) : Edit("change")
{
    public required ImmutableArray<FieldValue> Fields { get; init; }

    /// <summary>Whether <see cref="Fixed"/> is given.</summary>
    public bool SetsFixed { get; init; }

    public bool? Fixed { get; init; }

    /// <summary>For another channel.</summary>
    public OnConflict OnConflict { get; init; }
}

/// <summary>Another start: <see cref="To"/>, or <see cref="BySeconds"/> later.</summary>
internal sealed record MoveEdit(EventReference Event) : Edit("move")
{
    public Instant? To { get; init; }

    /// <summary>Negative: earlier.</summary>
    public long BySeconds { get; init; }

    /// <summary>Its new length; null: as before.</summary>
    public long? Seconds { get; init; }

    /// <summary>Its new end, for one that is given with a start; null: by its length.</summary>
    public Instant? End { get; init; }

    public OnConflict OnConflict { get; init; }
}

/// <summary>Another end, or another start with the same end.</summary>
internal sealed record ResizeEdit(EventReference Event) : Edit("resize")
{
    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    public long? Seconds { get; init; }

    /// <summary>How much longer it becomes; negative: shorter.</summary>
    public long BySeconds { get; init; }

    public OnConflict OnConflict { get; init; }
}

/// <param name="Event">What is taken off.</param>
/// <param name="Ripple">Whether what follows moves up, as far as the next gap or fixed event.</param>
internal sealed record DeleteEdit(EventReference Event, bool Ripple) : Edit("delete");

/// <summary>A copy of an event at another time.</summary>
internal sealed record DuplicateEdit(EventReference Event, Instant To) : Edit("duplicate")
{
    public string? Id { get; init; }

    public OnConflict OnConflict { get; init; }
}

/// <summary>Two events out of one: the second begins at the instant, and has an id of its own.</summary>
internal sealed record SplitEdit(EventReference Event, Instant At) : Edit("split")
{
    public string? Id { get; init; }
}

/// <summary>Two events exchange their places.</summary>
internal sealed record SwapEdit(EventReference Event, EventReference With) : Edit("swap");

/// <summary>Another item at an event's time; its fields take the place of all that described the old one.</summary>
internal sealed record ReplaceEdit(EventReference Event) : Edit("replace")
{
    public required ImmutableArray<FieldValue> Fields { get; init; }

    /// <summary>Its running time; null: as long as the event before.</summary>
    public long? Seconds { get; init; }

    public OnConflict OnConflict { get; init; }
}

/// <summary>Items in the gaps of a window, or in the gap around an instant.</summary>
internal sealed record FillEdit() : Edit("fill")
{
    public Instant? At { get; init; }

    /// <summary>Where there is no <see cref="At"/>.</summary>
    public TimeWindow? Window { get; init; }

    public string? Channel { get; init; }

    /// <summary>The stored playlist or the file to take them from; null: they are in <see cref="Items"/>.</summary>
    public string? Pool { get; init; }

    public ImmutableArray<MediaItem> Items { get; init; } = [];
}

/// <summary>Another name for the schedule.</summary>
internal sealed record RenameEdit(string Name) : Edit("rename");

/// <summary>Another description of the schedule; null: none.</summary>
internal sealed record DescribeEdit(string? Description) : Edit("describe");

/// <summary>A field of an event and its new value; null clears it.</summary>
internal readonly record struct FieldValue(EventField Field, string? Value);
