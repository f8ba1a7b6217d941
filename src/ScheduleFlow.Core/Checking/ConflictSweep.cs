using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Checking;

/// <summary>
/// Finds pairs of overlapping events, by sort and sweep: O(n log n) for the exact count, plus the listed pairs. Windows
/// are half-open, so events that touch do not overlap. Each channel is checked on its own.
/// </summary>
internal static class ConflictSweep
{
    /// <param name="events">In order of start.</param>
    /// <returns>
    /// The exact number of pairs, and the first <see cref="Limits.MaxListed"/>, by channel and in order of the later event.
    /// </returns>
    public static (long Count, ImmutableArray<Conflict> Listed) Find(ImmutableArray<ScheduleEvent> events)
    {
        long count = 0;
        var listed = ImmutableArray.CreateBuilder<Conflict>();
        foreach (var lane in Lanes.Of(events))
        {
            var pairs = Count(lane);
            count += pairs;
            if (pairs > 0)
            {
                List(lane, listed);
            }
        }

        return (count, listed.DrainToImmutable());
    }

    // An event overlaps those before it that have not ended when it starts. Every event that has ended by then started
    // before it, so counting ends is enough.
    private static long Count(ImmutableArray<ScheduleEvent> events)
    {
        var ends = new long[events.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = events[i].Window.End.UnixSeconds;
        }

        Array.Sort(ends);

        long pairs = 0;
        var ended = 0;
        for (var i = 0; i < events.Length; i++)
        {
            while (ended < ends.Length && ends[ended] <= events[i].Window.Start.UnixSeconds)
            {
                ended++;
            }

            pairs += i - ended;
        }

        return pairs;
    }

    private static void List(ImmutableArray<ScheduleEvent> events, ImmutableArray<Conflict>.Builder listed)
    {
        var onAir = new PriorityQueue<int, long>();
        for (var i = 0; i < events.Length; i++)
        {
            var window = events[i].Window;
            while (onAir.TryPeek(out _, out var end) && end <= window.Start.UnixSeconds)
            {
                onAir.Dequeue();
            }

            foreach (var (earlier, _) in onAir.UnorderedItems.OrderBy(item => item.Element))
            {
                if (listed.Count == Limits.MaxListed)
                {
                    return;
                }

                listed.Add(new Conflict(events[earlier], events[i]));
            }

            onAir.Enqueue(i, window.End.UnixSeconds);
        }
    }
}
