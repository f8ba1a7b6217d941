using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Filling;

/// <summary>The different videos of a request, numbered from 0 in the order of the pool, with their last known starts.</summary>
internal sealed class VideoPool
{
    /// <summary>The last start of a video that has never played: before every instant, and far from overflow.</summary>
    public const long Never = long.MinValue / 4;

    private VideoPool(ImmutableArray<int> poolIndexes, ImmutableArray<long> lastStarts)
    {
        PoolIndexes = poolIndexes;
        LastStarts = lastStarts;
    }

    public int Count => PoolIndexes.Length;

    /// <summary>Video → the first index of its URL in the request's pool.</summary>
    public ImmutableArray<int> PoolIndexes { get; }

    /// <summary>Video → start of its play in the history, in Unix seconds, or <see cref="Never"/>.</summary>
    public ImmutableArray<long> LastStarts { get; }

    public static VideoPool From(ImmutableArray<MediaItem> pool, IReadOnlyDictionary<string, Instant> history)
    {
        var seen = new HashSet<string>(pool.Length, StringComparer.Ordinal);
        var indexes = ImmutableArray.CreateBuilder<int>(pool.Length);
        var lastStarts = ImmutableArray.CreateBuilder<long>(pool.Length);
        for (var i = 0; i < pool.Length; i++)
        {
            if (seen.Add(pool[i].Url))
            {
                indexes.Add(i);
                lastStarts.Add(history.TryGetValue(pool[i].Url, out var last) ? last.UnixSeconds : Never);
            }
        }

        return new VideoPool(indexes.DrainToImmutable(), lastStarts.DrainToImmutable());
    }
}
