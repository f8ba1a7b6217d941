using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A named list of events, in order of start (ties in order of the source).</summary>
internal sealed record Schedule
{
    /// <summary>The <see cref="Source"/> of a calendar that was filled from a playlist.</summary>
    public const string FilledSource = "playlist";

    public required ScheduleId Id { get; init; }

    /// <summary>1 for a new schedule; grows by one each time it is replaced.</summary>
    public long Revision { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>Where it came from: the name of the format it was read from, or <see cref="FilledSource"/>.</summary>
    public required string Source { get; init; }

    public required Instant Imported { get; init; }

    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public required ImportCounts Counts { get; init; }

    public Extras? Extras { get; init; }
}
