using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Playlists;

/// <summary>A stored list of media, in order.</summary>
internal sealed record Playlist(ScheduleId Id, string Name, Instant Imported, ImmutableArray<MediaItem> Items)
{
    /// <summary>Running time of the items that say theirs.</summary>
    public TimeSpan Duration => DurationOf(Items);

    /// <summary>The same of items that are no playlist of the store.</summary>
    public static TimeSpan DurationOf(ImmutableArray<MediaItem> items) =>
        items.Aggregate(TimeSpan.Zero, (sum, item) => sum + (item.Duration ?? TimeSpan.Zero));
}
