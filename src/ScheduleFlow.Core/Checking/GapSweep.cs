using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Checking;

/// <summary>Finds dead air: the times between a channel's first start and last end that no event covers.</summary>
internal static class GapSweep
{
    /// <param name="events">In order of start.</param>
    /// <returns>The exact number of gaps, their total length in seconds, and the first <see cref="Limits.MaxListed"/> of them.</returns>
    public static (int Count, long Seconds, ImmutableArray<TimeWindow> Listed) Find(ImmutableArray<ScheduleEvent> events)
    {
        var count = 0;
        long seconds = 0;
        var listed = ImmutableArray.CreateBuilder<TimeWindow>();
        foreach (var lane in Lanes.Of(events).Where(lane => !lane.IsEmpty))
        {
            foreach (var (gap, _) in In(lane))
            {
                count++;
                seconds += gap.Seconds;
                if (count <= Limits.MaxListed)
                {
                    listed.Add(gap);
                }
            }
        }

        return (count, seconds, listed.DrainToImmutable());
    }

    /// <summary>The gaps of one channel, each with the event that ends it.</summary>
    /// <param name="lane">In order of start.</param>
    public static IEnumerable<(TimeWindow Gap, ScheduleEvent Next)> In(ImmutableArray<ScheduleEvent> lane)
    {
        var covered = lane[0].Window.End;
        foreach (var item in lane)
        {
            if (item.Window.Start > covered)
            {
                yield return (new TimeWindow(covered, item.Window.Start), item);
            }

            covered = Instant.Max(covered, item.Window.End);
        }
    }
}
