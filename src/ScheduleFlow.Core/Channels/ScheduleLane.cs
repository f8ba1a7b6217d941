using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// Which events of its schedule are a channel's: of a schedule of one channel all; of a guide of several those of the
/// channel that is named, else of the one with the same <c>tvg-id</c>, id or name.
/// </summary>
internal static class ScheduleLane
{
    /// <returns>The events in order of start, or null where the schedule has several channels and none is this one.</returns>
    public static ImmutableArray<ScheduleEvent>? Of(Channel channel, Schedule schedule)
    {
        var lanes = schedule.Events.Select(item => item.Channel).Distinct().ToList();
        if (channel.ScheduleChannel is { } named)
        {
            return Lane(schedule, lanes, id => id == named) ?? ByName(schedule, lanes, named);
        }

        if (lanes.Count <= 1)
        {
            return schedule.Events;
        }

        foreach (var name in (string?[])[channel.TvgId, channel.Id])
        {
            if (name is not null && Lane(schedule, lanes, id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase)) is { } lane)
            {
                return lane;
            }
        }

        return ByName(schedule, lanes, channel.TvgName ?? channel.Name) ?? ByName(schedule, lanes, channel.Name);
    }

    private static ImmutableArray<ScheduleEvent>? ByName(Schedule schedule, List<string?> lanes, string name)
    {
        var known = schedule.Channels.FirstOrDefault(channel => string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase));
        return known is null ? null : Lane(schedule, lanes, id => id == known.Id);
    }

    private static ImmutableArray<ScheduleEvent>? Lane(Schedule schedule, List<string?> lanes, Func<string, bool> isIt)
    {
        var found = lanes.Find(lane => lane is not null && isIt(lane));
        return found is null ? null : [.. schedule.Events.Where(item => item.Channel == found)];
    }
}
