using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>
/// The fields of a channel that a client may send. In a change, <c>null</c> removes a value, and missing fields stay.
/// </summary>
public abstract record SentChannel
{
    /// <summary>The number that viewers type, such as 5 or 5.1; a JSON number is accepted.</summary>
    public string? Number { get; init; }

    /// <summary>The group, or several separated by <c>;</c>.</summary>
    public string? Group { get; init; }

    /// <summary>What TV guides call it.</summary>
    public string? TvgId { get; init; }

    /// <summary>Its name in the TV guide, if that differs.</summary>
    public string? TvgName { get; init; }

    /// <summary>The URL of its logo.</summary>
    public string? Logo { get; init; }

    /// <summary>Where else the stream is: at most 100 URLs.</summary>
    public ImmutableArray<string>? BackupUrls { get; init; }

    /// <summary>
    /// Further attributes by name, at most 100; in a change, those that are not named stay and <c>null</c> takes one
    /// away.
    /// </summary>
    public ImmutableSortedDictionary<string, string?>? Tags { get; init; }

    /// <summary>Lines for single players, such as <c>#EXTVLCOPT:…</c>.</summary>
    public ImmutableArray<string>? Directives { get; init; }

    /// <summary>The schedule that says what is on.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Its channel in that schedule, if the schedule has several.</summary>
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

/// <summary>The fields of a channel to change.</summary>
public sealed partial record ChangedChannel : SentChannel
{
    /// <summary>What viewers call it.</summary>
    public string? Name { get; init; }

    /// <summary>Where the stream is.</summary>
    public string? Url { get; init; }
}
