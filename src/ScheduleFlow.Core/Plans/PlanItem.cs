using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Something that can be put on air.</summary>
internal sealed record PlanItem
{
    public required string Url { get; init; }

    public required string Title { get; init; }

    /// <summary>Running time in seconds, at least 1.</summary>
    public required int Seconds { get; init; }

    public string? Series { get; init; }

    public int? Season { get; init; }

    public int? Episode { get; init; }

    public string? Category { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Its share in the order "weighted", relative to others; above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Rights: it may not start before this.</summary>
    public Instant? ValidFrom { get; init; }

    /// <summary>Rights: it must have ended by this.</summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>When in the local day it may start, as the item or its pool says; null: at any time.</summary>
    public DayWindow? Hours { get; init; }

    /// <summary>When it may start as rules say: all of them hold, and <see cref="Hours"/> as well.</summary>
    public ImmutableArray<DayWindow> RuleHours { get; init; } = [];

    /// <summary>Every part of the day of which each must contain its start; none: it may start at any time.</summary>
    public IEnumerable<DayWindow> AllHours => Hours is { } own ? RuleHours.Prepend(own) : RuleHours;

    /// <summary>Whether it may start at some time of the day: if at any, then where one of the parts begins.</summary>
    public bool HasAnyHour => !AllHours.Any() || AllHours.Any(begin => AllHours.All(hours => hours.Contains(begin.From)));

    /// <summary>How often it may play within the horizon; null: no limit.</summary>
    public int? MaxPlays { get; init; }

    /// <summary>How often it may play in one broadcast day; null: no limit.</summary>
    public int? MaxPlaysPerDay { get; init; }
}
