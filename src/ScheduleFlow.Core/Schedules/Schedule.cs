using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A named list of events, in order of start (equal starts in order of the source).</summary>
internal sealed record Schedule
{
    /// <summary>The <see cref="Source"/> of a calendar that was filled from a playlist.</summary>
    public const string FilledSource = "playlist";

    /// <summary>The <see cref="Source"/> of a calendar that a plan made.</summary>
    public const string PlannedSource = "plan";

    public required ScheduleId Id { get; init; }

    /// <summary>1 for a new schedule; each replacement adds one.</summary>
    public long Revision { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>What it is about, for people; null: nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>The format that it was read from, or <see cref="FilledSource"/> or <see cref="PlannedSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether we chose what it plays.</summary>
    public bool IsCalendar => Source is FilledSource or PlannedSource;

    public required Instant Imported { get; init; }

    /// <summary>Who made this revision, when and why; null: a version of the program that did not keep it.</summary>
    public ScheduleChange? Change { get; init; }

    /// <summary>The channels that the source describes, in its order. Events may have channels that are not among them.</summary>
    public ImmutableArray<ScheduleChannel> Channels { get; init; } = [];

    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public required ImportCounts Counts { get; init; }

    public Extras? Extras { get; init; }
}
