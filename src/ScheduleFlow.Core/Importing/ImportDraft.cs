using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Importing;

/// <summary>One schedule of a document, read, checked and sorted, but not yet stored.</summary>
internal sealed record ImportDraft
{
    /// <summary>Its name in the document; null: none.</summary>
    public required string? Name { get; init; }

    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public required ImportCounts Counts { get; init; }

    public required Findings Findings { get; init; }

    public Extras? Extras { get; init; }

    public ImmutableArray<ScheduleChannel> Channels { get; init; } = [];
}
