using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>One side of a comparison.</summary>
public sealed partial record ComparedRow
{
    /// <summary>The stored schedule's id; omitted for a document.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>The stored schedule's revision; omitted for a document.</summary>
    public long? Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>The format that it was read from.</summary>
    public required string Format { get; init; }

    public required int Events { get; init; }

    /// <summary>The same for the same events in the same order, whatever their format.</summary>
    public required string ContentHash { get; init; }
}

/// <summary>How many events there are of each kind: exact, even if lists are cut.</summary>
public sealed partial record DiffCounts(int Unchanged, int Added, int Removed, int Moved, int Changed);

/// <summary>What an import changes in the schedule that it replaces: exact counts, and the first rows.</summary>
public sealed partial record ScheduleChanges
{
    public required DiffCounts Counts { get; init; }

    public required ImmutableArray<LoneEventRow> Added { get; init; }

    public required ImmutableArray<LoneEventRow> Removed { get; init; }

    public required ImmutableArray<ChangedEventRow> Moved { get; init; }

    public required ImmutableArray<ChangedEventRow> Changed { get; init; }
}

/// <summary>An event that is on one side only.</summary>
public sealed partial record LoneEventRow
{
    public required string Start { get; init; }

    public required string End { get; init; }

    public string? Channel { get; init; }

    public required string Title { get; init; }

    public string? Url { get; init; }
}

/// <summary>An event as it was, and what differs.</summary>
public sealed partial record ChangedEventRow
{
    public required string Start { get; init; }

    public string? Channel { get; init; }

    public required string Title { get; init; }

    /// <summary>The fields that differ.</summary>
    public required EventChanges Changes { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Message { get; init; }
}

/// <summary>The fields of an event that differ; the others are omitted.</summary>
public sealed partial record EventChanges
{
    public FieldChange? Title { get; init; }

    public FieldChange? Start { get; init; }

    public FieldChange? End { get; init; }

    public FieldChange? Url { get; init; }

    public FieldChange? Category { get; init; }

    public FieldChange? Description { get; init; }
}

/// <summary>A field as it was and as it is; null: it had or has none.</summary>
public sealed partial record FieldChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? To);
