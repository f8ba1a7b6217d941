using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// The videos that a calendar can be filled from, each with the one play of the history that counts for it. If other
/// calendars play a video both before and after, one play cannot say when it may be used, and it is left out: better unused
/// than repeated too soon.
/// </summary>
/// <param name="Videos">The videos that may be used, in order of the pool.</param>
/// <param name="History">URL → the start that counts, including videos that were left out.</param>
/// <param name="LeftOut">How many videos were left out.</param>
internal sealed record RestedPool(ImmutableArray<MediaItem> Videos, IReadOnlyDictionary<string, Instant> History, int LeftOut)
{
    /// <param name="pool">The videos.</param>
    /// <param name="history">The plays of all calendars.</param>
    /// <param name="start">The start of the calendar to fill.</param>
    /// <param name="end">Its end.</param>
    /// <param name="cooldownSeconds">The requested cooldown.</param>
    public static RestedPool For(ImmutableArray<MediaItem> pool, PlayedStarts history, Instant start, Instant end, long cooldownSeconds)
    {
        if (history.ByUrl.IsEmpty)
        {
            return new RestedPool(pool, new Dictionary<string, Instant>(), 0);
        }

        var videos = ImmutableArray.CreateBuilder<MediaItem>(pool.Length);
        var counting = new Dictionary<string, Instant>(StringComparer.Ordinal);
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var video in pool)
        {
            var plays = history.Of(video.Url);
            if (plays.IsEmpty)
            {
                videos.Add(video);
            }
            else
            {
                if (TryReduce(plays, start, end, cooldownSeconds, out var counts))
                {
                    videos.Add(video);
                }
                else
                {
                    // If it is used anyway, it counts as just played: the least rested of all.
                    leftOut.Add(video.Url);
                    counts = counts < start ? counts : start;
                }

                counting[video.Url] = counts;
            }
        }

        return new RestedPool(videos.DrainToImmutable(), counting, leftOut.Count);
    }

    /// <summary>
    /// Measures a calendar against its own plays and those of all others: the shortest distance of two plays of a video in
    /// seconds (null: nothing plays twice), and how many events start nearer to another play than the cooldown.
    /// </summary>
    public static (long? LeastSeconds, int Violations) Measure(
        PlayedStarts history,
        ImmutableArray<ScheduleEvent> events,
        long cooldownSeconds)
    {
        long? least = null;
        var violations = 0;
        var before = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var item in events)
        {
            var start = item.Window.Start;
            var nearest = before.TryGetValue(item.MediaUrl!, out var last) ? start - last : long.MaxValue;
            if (history.Nearest(item.MediaUrl!, start) is { } other)
            {
                nearest = Math.Min(nearest, Math.Abs(start - other));
            }

            before[item.MediaUrl!] = start;
            violations += nearest < cooldownSeconds ? 1 : 0;
            least = nearest == long.MaxValue ? least : Math.Min(least ?? long.MaxValue, nearest);
        }

        return (least, violations);
    }

    private static bool TryReduce(ImmutableArray<Instant> plays, Instant start, Instant end, long cooldown, out Instant counts)
    {
        Instant? behind = null;
        Instant? ahead = null;
        var aheads = 0;
        foreach (var play in plays)
        {
            if (play <= start)
            {
                behind = play;
            }
            else if (play - end < cooldown)
            {
                ahead ??= play;
                aheads++;
            }
        }

        if (ahead is not { } next)
        {
            counts = behind ?? plays[0];
            return true;
        }

        // A single play ahead is enough: it excludes the times near it, before and after.
        counts = next;
        var hasRested = behind is null || start - behind.Value >= cooldown;
        return hasRested && (next >= end || aheads == 1);
    }
}
