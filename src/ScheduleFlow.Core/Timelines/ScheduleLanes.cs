using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>
/// Finds the events of a channel in a schedule. In a schedule of one channel these are all events. In a guide of several
/// they are those of the channel that is named, else of the one with the same <c>tvg-id</c>, id or name.
/// </summary>
internal sealed class ScheduleLanes
{
    private readonly Schedule _schedule;
    private readonly Dictionary<string, ImmutableArray<ScheduleEvent>> _lanes;
    private readonly Dictionary<string, string> _anyCase;
    private readonly Dictionary<string, string> _names;
    private readonly bool _isOne;

    public ScheduleLanes(Schedule schedule)
    {
        _schedule = schedule;
        var lanes = schedule.Events.GroupBy(item => item.Channel).ToList();
        _isOne = lanes.Count <= 1;
        _lanes = lanes
            .Where(lane => lane.Key is not null)
            .ToDictionary(lane => lane.Key!, lane => lane.ToImmutableArray(), StringComparer.Ordinal);
        _anyCase = FirstOf(_lanes.Keys, id => id, id => id);
        var channelsOnAir = schedule.Channels.Where(channel => _lanes.ContainsKey(channel.Id));
        _names = FirstOf(channelsOnAir, channel => channel.Name, channel => channel.Id);
    }

    /// <summary>The ids of the channels that have events.</summary>
    public IReadOnlyCollection<string> Ids => _lanes.Keys;

    /// <param name="channel">The channel's id, or a name that is not in the list of channels.</param>
    /// <param name="known">The channel in the list; null: it is not there.</param>
    /// <param name="lane">The id or name of its channel in the schedule; null: to be found by its names.</param>
    /// <returns>The events in order of start; null: the schedule has several channels, and none is this one.</returns>
    public ImmutableArray<ScheduleEvent>? Of(string channel, Channel? known, string? lane)
    {
        if (lane is not null)
        {
            return _lanes.TryGetValue(lane, out var exact) ? exact : ByName(lane);
        }

        return _isOne ? _schedule.Events
            : ById(known?.TvgId) ?? ById(channel) ?? ByName(known?.TvgName) ?? ByName(known?.Name) ?? ByName(channel);
    }

    /// <summary>From the first start to the last end of a channel's events; null: it has none.</summary>
    public TimeWindow? SpanOf(string channel, Channel? known, string? lane) => Of(channel, known, lane) is { IsEmpty: false } events
        ? new TimeWindow(events[0].Window.Start, events.Max(item => item.Window.End))
        : null;

    private ImmutableArray<ScheduleEvent>? ById(string? id) => Lane(_anyCase, id);

    private ImmutableArray<ScheduleEvent>? ByName(string? name) => Lane(_names, name);

    private ImmutableArray<ScheduleEvent>? Lane(Dictionary<string, string> ids, string? key) =>
        key is not null && ids.TryGetValue(key, out var id) ? _lanes[id] : null;

    private static Dictionary<string, string> FirstOf<T>(IEnumerable<T> items, Func<T, string> key, Func<T, string> value)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            first.TryAdd(key(item), value(item));
        }

        return first;
    }
}
