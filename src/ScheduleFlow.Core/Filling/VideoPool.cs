using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Filling;

/// <summary>The different videos of a request, numbered from 0 in the order of the pool, with their other plays.</summary>
internal sealed class VideoPool
{
    private VideoPool(ImmutableArray<int> poolIndexes, KnownStarts known)
    {
        PoolIndexes = poolIndexes;
        Known = known;
    }

    public int Count => PoolIndexes.Length;

    /// <summary>Video → the first index of its URL in the request's pool.</summary>
    public ImmutableArray<int> PoolIndexes { get; }

    /// <summary>The plays of the history.</summary>
    public KnownStarts Known { get; }

    public static VideoPool From(ImmutableArray<MediaItem> pool, PlayedStarts history)
    {
        var seen = new HashSet<string>(pool.Length, StringComparer.Ordinal);
        var indexes = ImmutableArray.CreateBuilder<int>(pool.Length);
        var known = ImmutableArray.CreateBuilder<long[]>(pool.Length);
        for (var i = 0; i < pool.Length; i++)
        {
            if (seen.Add(pool[i].Url))
            {
                indexes.Add(i);
                known.Add(KnownStarts.Of(history.Of(pool[i].Url)));
            }
        }

        return new VideoPool(indexes.DrainToImmutable(), new KnownStarts(known.DrainToImmutable()));
    }
}
