using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>A revision of a schedule, as lists show it.</summary>
internal sealed record ScheduleRevision
{
    /// <summary>As <see cref="Schedule.Revision"/>.</summary>
    public required long Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>When its content was imported, filled or planned.</summary>
    public required Instant Imported { get; init; }

    /// <summary>As <see cref="Schedule.Change"/>.</summary>
    public ScheduleChange? Change { get; init; }

    public required int Events { get; init; }

    public required Instant Start { get; init; }

    public required Instant End { get; init; }

    /// <summary>Equal for revisions with equal events; null: an older version stored it.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The size of its document.</summary>
    public required long Bytes { get; init; }

    public static ScheduleRevision Of(Schedule schedule, long bytes)
    {
        var summary = ScheduleSummary.Of(schedule);
        return new()
        {
            Revision = schedule.Revision,
            Name = schedule.Name,
            Imported = schedule.Imported,
            Change = schedule.Change,
            Events = summary.Events,
            Start = summary.Start,
            End = summary.End,
            ContentHash = Schedules.ContentHash.Of(schedule.Events),
            Bytes = bytes,
        };
    }
}

/// <summary>The revisions of a schedule.</summary>
/// <param name="Revisions">The present one and those that are kept, newest first, up to the limit.</param>
/// <param name="Total">How many there are without a limit, unreadable ones included.</param>
/// <param name="Warnings">Which of them cannot be read.</param>
internal sealed record RevisionList(ImmutableArray<ScheduleRevision> Revisions, int Total, ImmutableArray<string> Warnings);
