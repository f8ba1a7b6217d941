using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>A stretch of time. At its end it is over.</summary>
public sealed partial record SpanRow(string Start, string End);

/// <summary>A stretch of a timeline over which a schedule is on.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="Name">Its name; null: it cannot be read.</param>
/// <param name="Start">Where the stretch begins.</param>
/// <param name="End">Where it ends.</param>
public sealed partial record TimelinePartRow(string ScheduleId, string? Name, string Start, string End);

/// <summary>A schedule that is published on a channel.</summary>
public sealed partial record PublicationRow
{
    /// <summary>1 for the one that was published first. Where two cover the same instant, the one with the higher number is on.</summary>
    public required int Order { get; init; }

    public required string ScheduleId { get; init; }

    /// <summary>The schedule's name; omitted if it cannot be read.</summary>
    public string? Name { get; init; }

    /// <summary>Its channel in the schedule; omitted: found by the channel's names.</summary>
    public string? ScheduleChannel { get; init; }

    /// <summary>Where it begins to cover the timeline; omitted: at its first start.</summary>
    public string? From { get; init; }

    /// <summary>Where it ends to cover the timeline; omitted: at its last end.</summary>
    public string? Until { get; init; }

    /// <summary>The time that it covers; null: it has nothing for the channel, or cannot be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SpanRow? Covers { get; init; }

    /// <summary>When it was published.</summary>
    public required string Published { get; init; }

    /// <summary>Who published it; omitted: someone in a shell on the server.</summary>
    public string? By { get; init; }
}

/// <summary>An event as it is on a timeline.</summary>
public sealed partial record TimelineEventRow
{
    /// <summary>When it begins, or is joined.</summary>
    public required string Start { get; init; }

    /// <summary>When it ends, or is cut; at this instant it is no longer on air.</summary>
    public required string End { get; init; }

    /// <summary>In seconds.</summary>
    public required long Duration { get; init; }

    public required string Title { get; init; }

    /// <summary>Where its media is.</summary>
    public string? Url { get; init; }

    public string? Category { get; init; }

    /// <summary>Its id in the schedule.</summary>
    public required string EventId { get; init; }

    public required string ScheduleId { get; init; }

    /// <summary>The schedule's name.</summary>
    public required string Schedule { get; init; }

    /// <summary>The schedule's revision.</summary>
    public required long Revision { get; init; }

    /// <summary>True: it begins earlier in the schedule, when another schedule is on.</summary>
    public bool? Joined { get; init; }

    /// <summary>True: it ends later in the schedule, when another schedule is on.</summary>
    public bool? Cut { get; init; }

    /// <summary>True: it stays at its time when others are edited.</summary>
    public bool? Fixed { get; init; }
}

/// <summary>Two events of a schedule that are on at the same time.</summary>
public sealed partial record TimelineConflictRow(string ScheduleId, ConflictingEventRow Event1, ConflictingEventRow Event2);

/// <summary>One of them.</summary>
public sealed partial record ConflictingEventRow(string Id, string Title, string Start, string End);

/// <summary>What unpublishing does to a channel.</summary>
public sealed partial record UnpublishedRow
{
    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The time that the schedule covered; null: it had nothing for the channel.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SpanRow? Covered { get; init; }

    /// <summary>What is on in its place; where nothing is, nothing is published.</summary>
    public required ImmutableArray<TimelinePartRow> ShowsAgain { get; init; }
}
