using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Playlists;

/// <summary>A stored list of media, in order.</summary>
internal sealed record Playlist(ScheduleId Id, string Name, Instant Imported, ImmutableArray<MediaItem> Items)
{
    /// <summary>The total running time of the items that state theirs.</summary>
    public TimeSpan Duration => DurationOf(Items);

    /// <summary>The same for items that are not a stored playlist.</summary>
    public static TimeSpan DurationOf(ImmutableArray<MediaItem> items) =>
        items.Aggregate(TimeSpan.Zero, (sum, item) => sum + (item.Duration ?? TimeSpan.Zero));
}
