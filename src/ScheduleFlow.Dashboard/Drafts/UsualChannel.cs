using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>The channel that a schedule is most likely meant for.</summary>
internal static class UsualChannel
{
    /// <summary>Where it is published; else the one whose name its own name has; else the first. Null: there is no channel.</summary>
    public static string? Of(ScheduleRow schedule, ImmutableArray<ChannelRow> channels) =>
        schedule.PublishedOn is { IsEmpty: false } published ? published[0]
        : (channels.FirstOrDefault(channel => schedule.Name.Contains(channel.Name, StringComparison.CurrentCultureIgnoreCase))
            ?? channels.FirstOrDefault())?.Id;

    /// <summary>
    /// The events of a schedule that a channel shows: those of the lane with one of its names, else all (docs/timeline.md).
    /// </summary>
    public static IEnumerable<ScheduleEventRow> EventsFor(ChannelRow? channel, ShowScheduleReply schedule)
    {
        string?[] names = [channel?.TvgId, channel?.Id, channel?.TvgName, channel?.Name];
        var lanes = schedule.Events.Select(e => e.Channel).Distinct().ToList();
        var lane = lanes.Count <= 1
            ? null
            : names.Select(name => lanes.Find(lane => IsNamed(lane, name))).FirstOrDefault(lane => lane is not null);
        return lane is null ? schedule.Events : schedule.Events.Where(e => e.Channel == lane);

        bool IsNamed(string? lane, string? name) => lane is not null && name is not null
            && (Same(lane, name) || schedule.Channels?.Any(channel => channel.Id == lane && Same(channel.Name, name)) == true);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
