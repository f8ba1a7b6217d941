using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>Where the arrow keys lead: along a lane, or to what is on beside.</summary>
internal static class Walk
{
    /// <summary>The event after, or before, one in its lane; at the lane's end in the next one.</summary>
    public static CalendarEvent? Along(ImmutableArray<LaneView> lanes, string key, int step)
    {
        var all = lanes.SelectMany(lane => lane.Events).Select(placed => placed.Event).ToList();
        var at = step > 0 ? all.FindLastIndex(one => one.Key == key) : all.FindIndex(one => one.Key == key);
        return at < 0 ? all.FirstOrDefault() : all.ElementAtOrDefault(at + step);
    }

    /// <summary>What is on at the same time of the lane beside: as far from its beginning as the event is from its own.</summary>
    public static CalendarEvent? Beside(ImmutableArray<LaneView> lanes, string key, int step)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            if (lanes[i].Events.FirstOrDefault(placed => placed.Event.Key == key) is not { } from)
            {
                continue;
            }

            var middle = (from.Start - lanes[i].Lane.Start) + ((from.End - from.Start) / 2);
            for (var next = i + step; next >= 0 && next < lanes.Length; next += step)
            {
                if (!lanes[next].Events.IsEmpty)
                {
                    var start = lanes[next].Lane.Start;
                    return lanes[next].Events.MinBy(placed => Distance(placed, start + middle))!.Event;
                }
            }

            return null;
        }

        return null;
    }

    private static TimeSpan Distance(Placed placed, DateTimeOffset at) =>
        at < placed.Start ? placed.Start - at : at >= placed.End ? at - placed.End : TimeSpan.Zero;
}
