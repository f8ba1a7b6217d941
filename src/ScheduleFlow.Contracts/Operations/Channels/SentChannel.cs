using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>The fields of a channel that a client may send. In a change, <c>null</c> takes a value away and what is missing stays.</summary>
public abstract record SentChannel
{
    /// <summary>The number that viewers type, such as 5 or 5.1; a JSON number will do.</summary>
    public string? Number { get; init; }

    /// <summary>The group, or several separated by <c>;</c>.</summary>
    public string? Group { get; init; }

    /// <summary>What TV guides call it.</summary>
    public string? TvgId { get; init; }

    /// <summary>The name that a TV guide has for it, where that is another.</summary>
    public string? TvgName { get; init; }

    /// <summary>The URL of its logo.</summary>
    public string? Logo { get; init; }

    /// <summary>Where the stream is as well, at most 100.</summary>
    public ImmutableArray<string>? BackupUrls { get; init; }

    /// <summary>Further attributes by name, at most 100; in a change, those that are not named stay and <c>null</c> takes one away.</summary>
    public ImmutableSortedDictionary<string, string?>? Tags { get; init; }

    /// <summary>Lines for single players, such as <c>#EXTVLCOPT:…</c>.</summary>
    public ImmutableArray<string>? Directives { get; init; }

    /// <summary>The schedule that says what is on.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Which channel of that schedule it is, where the schedule has several.</summary>
    public string? ScheduleChannel { get; init; }
}

/// <summary>The fields of a new channel.</summary>
public sealed partial record NewChannel : SentChannel
{
    /// <summary>Its id; default: its <c>tvg_id</c>, else one made of name and URL.</summary>
    public string? Id { get; init; }

    /// <summary>What viewers call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where the stream is.</summary>
    public required string Url { get; init; }
}

/// <summary>The fields of a channel that are to be changed.</summary>
public sealed partial record ChangedChannel : SentChannel
{
    /// <summary>What viewers call it.</summary>
    public string? Name { get; init; }

    /// <summary>Where the stream is.</summary>
    public string? Url { get; init; }
}
