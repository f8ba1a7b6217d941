using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Importing;

/// <summary>One schedule of a document, read, checked and in order, but not yet stored.</summary>
internal sealed record ImportDraft
{
    /// <summary>The name that the document gives, or null.</summary>
    public required string? Name { get; init; }

    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public required ImportCounts Counts { get; init; }

    public required Findings Findings { get; init; }

    public Extras? Extras { get; init; }

    public ImmutableArray<ScheduleChannel> Channels { get; init; } = [];
}
