namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>An event as the calendar shows it: of a channel's timeline, or of a schedule that is published nowhere yet.</summary>
public sealed record CalendarEvent
{
    /// <summary>The channel on whose lane it is; of a draft, the draft's schedule id.</summary>
    public required string Channel { get; init; }

    /// <summary>When it begins, or is joined.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it ends, or is cut.</summary>
    public required DateTimeOffset End { get; init; }

    public required string Title { get; init; }

    /// <summary>Where its media is; null: it has none.</summary>
    public string? Url { get; init; }

    public string? Category { get; init; }

    /// <summary>Its id in the schedule.</summary>
    public required string Id { get; init; }

    public required string ScheduleId { get; init; }

    /// <summary>The schedule's name.</summary>
    public required string Schedule { get; init; }

    /// <summary>The schedule's revision.</summary>
    public required long Revision { get; init; }

    /// <summary>Its channel in the schedule, if that has several.</summary>
    public string? Lane { get; init; }

    /// <summary>It begins earlier in the schedule, when another schedule is on.</summary>
    public bool IsJoined { get; init; }

    /// <summary>It ends later in the schedule, when another schedule is on.</summary>
    public bool IsCut { get; init; }

    /// <summary>It stays at its time when others are edited.</summary>
    public bool IsFixed { get; init; }

    public TimeSpan Length => End - Start;

    /// <summary>What names it on a page: ids may repeat, on other channels and in other schedules.</summary>
    public string Key => $"{Channel}/{ScheduleId}/{Id}/{Start.ToUnixTimeSeconds()}";

    /// <summary>What it plays: its media, else its title.</summary>
    public string Item => Url is { Length: > 0 } ? Url : Title;
}
