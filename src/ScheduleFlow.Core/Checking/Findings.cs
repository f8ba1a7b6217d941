using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Checking;

/// <summary>The findings of a check of a schedule. Counts are exact; lists end at <see cref="Contracts.Limits.MaxListed"/>.</summary>
internal sealed record Findings
{
    public required int DuplicateCount { get; init; }

    public required ImmutableArray<ScheduleEvent> Duplicates { get; init; }

    public required long ConflictCount { get; init; }

    public required ImmutableArray<Conflict> Conflicts { get; init; }

    public required int GapCount { get; init; }

    public required long GapSeconds { get; init; }

    public required ImmutableArray<TimeWindow> Gaps { get; init; }
}
