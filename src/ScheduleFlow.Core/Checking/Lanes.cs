using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Checking;

/// <summary>
/// Splits events into those that can conflict: the events of one channel. If several share one slot (a clump), only the
/// first is included.
/// </summary>
internal static class Lanes
{
    /// <param name="events">In order of start.</param>
    /// <returns>One lane per channel, in order of their first events, each in order of start.</returns>
    public static IEnumerable<ImmutableArray<ScheduleEvent>> Of(ImmutableArray<ScheduleEvent> events)
    {
        // Nearly every schedule has only one channel.
        if (!events.Any(static item => item.Channel is not null || item.Clump is not null))
        {
            return [events];
        }

        var lanes = new Dictionary<string, ImmutableArray<ScheduleEvent>.Builder>();
        var inOrder = new List<ImmutableArray<ScheduleEvent>.Builder>();
        ImmutableArray<ScheduleEvent>.Builder? lane = null;
        string? channel = null;
        foreach (var item in events)
        {
            // Events of one channel mostly follow each other.
            if (lane is null || channel != item.Channel)
            {
                channel = item.Channel;
                if (!lanes.TryGetValue(channel ?? "", out lane))
                {
                    lane = ImmutableArray.CreateBuilder<ScheduleEvent>();
                    lanes.Add(channel ?? "", lane);
                    inOrder.Add(lane);
                }
            }

            if (!SharesSlot(lane, item))
            {
                lane.Add(item);
            }
        }

        return inOrder.Select(one => one.DrainToImmutable());
    }

    private static bool SharesSlot(ImmutableArray<ScheduleEvent>.Builder lane, ScheduleEvent item)
    {
        for (var i = lane.Count - 1; item.Clump is not null && i >= 0 && lane[i].Window.Start == item.Window.Start; i--)
        {
            if (lane[i].Clump is not null && lane[i].Window == item.Window)
            {
                return true;
            }
        }

        return false;
    }
}
