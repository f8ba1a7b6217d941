using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Filling;

/// <summary>
/// The starts of every other play of each video, in Unix seconds: before the horizon, inside it (of other channels) and
/// after it.
/// </summary>
internal sealed class KnownStarts
{
    /// <summary>A start before every instant, and far from overflow: the video has not played.</summary>
    public const long Never = long.MinValue / 4;

    /// <summary>A start after every instant, and far from overflow: the video will not play.</summary>
    public const long NeverAgain = long.MaxValue / 4;

    private readonly ImmutableArray<long[]> _starts;

    /// <param name="starts">Video → its starts, ascending.</param>
    public KnownStarts(ImmutableArray<long[]> starts) => _starts = starts;

    public int Videos => _starts.Length;

    /// <summary>The video's starts, ascending.</summary>
    public ReadOnlySpan<long> Of(int video) => _starts[video];

    /// <summary>A video's starts from the history, which has them in order.</summary>
    public static long[] Of(ImmutableArray<Instant> starts)
    {
        var seconds = starts.IsEmpty ? [] : new long[starts.Length];
        for (var i = 0; i < seconds.Length; i++)
        {
            seconds[i] = starts[i].UnixSeconds;
        }

        return seconds;
    }

    /// <summary>How many of the video's starts are before this one: the index of the first that is not.</summary>
    public int CountBefore(int video, long start)
    {
        var index = Array.BinarySearch(_starts[video], start);
        index = index < 0 ? ~index : index;
        while (index > 0 && _starts[video][index - 1] == start)
        {
            index--;
        }

        return index;
    }

    /// <summary>The distance to the nearest start of the video, on either side; very large if it has none.</summary>
    public long DistanceTo(int video, long start)
    {
        var starts = _starts[video];
        if (starts.Length == 0)
        {
            return NeverAgain;
        }

        var next = CountBefore(video, start);
        var behind = next > 0 ? start - starts[next - 1] : NeverAgain;
        return next < starts.Length ? Math.Min(behind, starts[next] - start) : behind;
    }
}
