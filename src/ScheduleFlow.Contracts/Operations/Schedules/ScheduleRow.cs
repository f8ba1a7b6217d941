using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>A stored schedule, as lists show it. Instants are <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public sealed partial record ScheduleRow
{
    public required string Id { get; init; }

    /// <summary>1 at first, and one more with each replacement.</summary>
    public required long Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>The format that it was read from, or <c>playlist</c> for a filled calendar.</summary>
    public required string Source { get; init; }

    public required int Events { get; init; }

    /// <summary>When it was stored.</summary>
    public required string Imported { get; init; }

    /// <summary>When its first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When its last event ends.</summary>
    public required string End { get; init; }

    /// <summary>Events in the document, before duplicates were removed.</summary>
    public required int EventsRead { get; init; }

    public required int DuplicatesRemoved { get; init; }

    /// <summary>Pairs of events that overlap.</summary>
    public required long ConflictsDetected { get; init; }

    public required int GapsDetected { get; init; }

    /// <summary>The channels that it is published on; empty: it is a draft. Only in lists.</summary>
    public ImmutableArray<string>? PublishedOn { get; init; }
}
