using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Links;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>A channel as replies show it. Missing fields are omitted; instants are <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public sealed partial record ChannelRow
{
    /// <summary>1 to 128 of <c>A-Z a-z 0-9 . _ -</c>; it never changes.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Where the stream is: a URL or a path, as the source spelt it.</summary>
    public required string Url { get; init; }

    /// <summary>The number that viewers type, such as <c>5</c> or <c>5.1</c>.</summary>
    public string? Number { get; init; }

    /// <summary>The group, or several separated by <c>;</c>.</summary>
    public string? Group { get; init; }

    /// <summary>What TV guides call it.</summary>
    public string? TvgId { get; init; }

    /// <summary>Its name in the TV guide, if that differs.</summary>
    public string? TvgName { get; init; }

    /// <summary>The URL of its logo.</summary>
    public string? Logo { get; init; }

    /// <summary>Where else the stream is, in order of preference.</summary>
    public ImmutableArray<string>? BackupUrls { get; init; }

    /// <summary>Further attributes, by name.</summary>
    public ImmutableSortedDictionary<string, string>? Tags { get; init; }

    /// <summary>Lines for players, which stand between name and URL in its list.</summary>
    public ImmutableArray<string>? Directives { get; init; }

    /// <summary>The schedule that says what is on.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>Its channel in that schedule, if the schedule has several.</summary>
    public string? ScheduleChannel { get; init; }

    /// <summary>The list that it came from; null: it was added by hand.</summary>
    public string? Source { get; init; }

    public required string Added { get; init; }

    public required string Updated { get; init; }

    /// <summary>What is known of its link, one of <see cref="LinkStates"/>; null: the channel is not stored.</summary>
    public string? State { get; init; }

    /// <summary>When its link was last checked; null: never.</summary>
    public string? Checked { get; init; }

    /// <summary>What that check found; only in a reply about one channel.</summary>
    public ChannelLink? Link { get; init; }
}
