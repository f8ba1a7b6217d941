using ScheduleFlow.Dashboard.Station;

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

    /// <summary>What names it on a page, and in an address: it stays when the event is moved.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether its id is another one's as well, so that edits have to name it with its start.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>What edits of its schedule call it.</summary>
    public string Name => IsRepeated && !IsJoined ? $"{Id}@{Wording.Wire(Start)}" : Id;

    /// <summary>What it plays: its media, else its title.</summary>
    public string Item => Url is { Length: > 0 } ? Url : Title;

    /// <summary>Whether they look the same. Each edit gives all events of a schedule another revision, which nobody sees.</summary>
    public bool Equals(CalendarEvent? other) =>
        ReferenceEquals(this, other) || (other is not null && Key == other.Key && Start == other.Start && End == other.End && Title == other.Title
            && Url == other.Url && Category == other.Category && Schedule == other.Schedule && Lane == other.Lane && IsJoined == other.IsJoined
            && IsCut == other.IsCut && IsFixed == other.IsFixed && IsRepeated == other.IsRepeated);

    public override int GetHashCode() => HashCode.Combine(Key, Start);
}
