using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Channels;

/// <summary>A channel that viewers can tune to: a stream with a name and, if known, its schedule.</summary>
internal sealed record Channel
{
    /// <summary>How many backup URLs a channel may have.</summary>
    public const int MaxBackupUrls = 100;

    /// <summary>Unique in the store and stable across imports (<see cref="ChannelId"/>).</summary>
    public required string Id { get; init; }

    /// <summary>Trimmed, never empty.</summary>
    public required string Name { get; init; }

    /// <summary>The stream's URL or path as the source wrote it, with headers after <c>|</c> if it has any.</summary>
    public required string Url { get; init; }

    /// <summary>The channel's number as viewers type it, such as <c>5</c> or <c>5.1</c>; null: none.</summary>
    public string? Number { get; init; }

    /// <summary>The group, or several separated by <c>;</c>.</summary>
    public string? Group { get; init; }

    /// <summary>What TV guides call it.</summary>
    public string? TvgId { get; init; }

    /// <summary>Its name in TV guides, if that differs from <see cref="Name"/>.</summary>
    public string? TvgName { get; init; }

    /// <summary>The URL of its logo.</summary>
    public string? Logo { get; init; }

    /// <summary>Other URLs of the stream, in case <see cref="Url"/> fails; in order of preference.</summary>
    public ImmutableArray<string> BackupUrls { get; init; } = [];

    /// <summary>Other attributes of the list's entry (<c>catchup</c>, <c>tvg-shift</c> …) and those that users add, by name.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The list's unknown <c>#</c> lines of this channel (<c>#EXTVLCOPT</c>, <c>#KODIPROP</c> …), unchanged.</summary>
    public ImmutableArray<string> Directives { get; init; } = [];

    /// <summary>
    /// The schedule that was published last on its timeline; null: none. A change of it publishes only the new one
    /// (Timelines).
    /// </summary>
    public ScheduleId? Schedule { get; init; }

    /// <summary>Its channel in that schedule; null: found by its names (Timelines.ScheduleLanes).</summary>
    public string? ScheduleChannel { get; init; }

    /// <summary>The list that it came from; null: it was added by hand.</summary>
    public string? Source { get; init; }

    /// <summary>A digest of the list's last entry for it (<see cref="ChannelEntry.Digest"/>); null: it was added by hand.</summary>
    public string? Listed { get; init; }

    public required Instant Added { get; init; }

    public required Instant Updated { get; init; }

    /// <summary>The single groups of <see cref="Group"/>.</summary>
    public IEnumerable<string> Groups => GroupsOf(Group);

    /// <summary>The single groups of a text that lists them.</summary>
    public static IEnumerable<string> GroupsOf(string? groups) =>
        groups is null ? [] : groups.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
