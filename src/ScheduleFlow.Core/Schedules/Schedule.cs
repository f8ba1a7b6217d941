using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Schedules;

/// <summary>A named list of events, in order of start (ties in order of the source).</summary>
internal sealed record Schedule
{
    /// <summary>The <see cref="Source"/> of a calendar that was filled from a playlist.</summary>
    public const string FilledSource = "playlist";

    /// <summary>The <see cref="Source"/> of a calendar that a plan made.</summary>
    public const string PlannedSource = "plan";

    public required ScheduleId Id { get; init; }

    /// <summary>1 for a new schedule; grows by one each time it is replaced.</summary>
    public long Revision { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>Where it came from: the name of the format it was read from, <see cref="FilledSource"/> or <see cref="PlannedSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether we chose what it plays: then its plays are in the cooldown history.</summary>
    public bool IsCalendar => Source is FilledSource or PlannedSource;

    public required Instant Imported { get; init; }

    /// <summary>What the source says about its channels, in its order; none where it has none. Not every channel of an event is in it.</summary>
    public ImmutableArray<ScheduleChannel> Channels { get; init; } = [];

    public required ImmutableArray<ScheduleEvent> Events { get; init; }

    public required ImportCounts Counts { get; init; }

    public Extras? Extras { get; init; }
}
