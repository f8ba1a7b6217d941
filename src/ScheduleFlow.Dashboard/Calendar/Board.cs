using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What the calendar shows at the moment: what was read, with the edits that are on their way.</summary>
public sealed class Board
{
    private Dictionary<string, ChannelEvents> _channels = [];
    private ImmutableArray<Lane> _lanes = [];

    /// <summary>What the lanes show. One that shows what it did is the same object, and is not drawn again.</summary>
    public ImmutableArray<LaneView> Lanes { get; private set; } = [];

    public Repeats Repeats { get; private set; } = new([]);

    /// <summary>All overlaps of what is shown.</summary>
    public ImmutableArray<Overlap> Overlaps { get; private set; } = [];

    /// <summary>All gaps of what is shown.</summary>
    public ImmutableArray<CalendarGap> Gaps { get; private set; } = [];

    public IEnumerable<ChannelEvents> Channels => _channels.Values;

    /// <summary>The events of a channel, by start.</summary>
    public ImmutableArray<CalendarEvent> EventsOf(string channel) => _channels.TryGetValue(channel, out var found) ? found.Events : [];

    public CalendarEvent? Find(string? key) =>
        key is null ? null : _channels.Values.SelectMany(channel => channel.Events).FirstOrDefault(one => one.Key == key);

    public CalendarGap? FindGap(string? key) => key is null ? null : Gaps.FirstOrDefault(gap => gap.Key == key);

    /// <summary>The event whose schedule takes something new on a channel at an instant; null: there is none.</summary>
    public CalendarEvent? HostAt(string channel, DateTimeOffset at)
    {
        var events = EventsOf(channel);
        return events.LastOrDefault(one => one.Start <= at) ?? events.FirstOrDefault();
    }

    /// <summary>The revision of a schedule as it is shown; null: nothing of it is.</summary>
    public long? RevisionOf(string schedule) =>
        _channels.Values.SelectMany(channel => channel.Events).FirstOrDefault(one => one.ScheduleId == schedule && one.Id.Length > 0)?.Revision;

    public void Show(ImmutableArray<Lane> lanes, IEnumerable<ChannelEvents> channels)
    {
        _lanes = lanes;
        _channels = channels.ToDictionary(channel => channel.Channel);
        Repeat();
        Build();
    }

    /// <summary>What is to be put back if an edit fails.</summary>
    public IReadOnlyDictionary<string, ChannelEvents> Save() => new Dictionary<string, ChannelEvents>(_channels);

    public void Restore(IReadOnlyDictionary<string, ChannelEvents> saved)
    {
        _channels = new(saved);
        Build();
    }

    /// <summary>Shows moves before the server has confirmed them.</summary>
    public void Make(IEnumerable<Move> moves)
    {
        foreach (var move in moves)
        {
            var isPending = move.IsNew || move.IsAway;
            Without(move.Event);
            With(move.Event with
            {
                Channel = move.Channel,
                Start = move.Start,
                End = move.End,

                // On another channel, or new, it gets an id there: the server's answer takes its place.
                Id = isPending ? "" : move.Event.Id,
                Key = isPending ? $"{move.Channel}/new/{move.Event.Key}" : move.Event.Key,
            });
        }

        Build();
    }

    /// <summary>Takes events off before the server has confirmed it.</summary>
    public void Remove(IEnumerable<CalendarEvent> events)
    {
        foreach (var one in events)
        {
            Without(one);
        }

        Build();
    }

    /// <summary>Takes over what the server says that edits made.</summary>
    public void Take(EditScheduleReply reply)
    {
        foreach (var (name, channel) in _channels.ToArray())
        {
            if (!channel.Schedules.Contains(reply.ScheduleId))
            {
                continue;
            }

            var touched = reply.Events.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
            var kept = channel.Events.Where(one => one.Id.Length > 0 && (one.ScheduleId != reply.ScheduleId || !touched.Contains(one.Id)));
            var made = reply.Events.Where(row => row.After is not null)
                .Select(row => CalendarSource.Of(name, reply.ScheduleId, reply.Name, reply.Revision, row.After!));
            var events = kept.Concat(made).Select(one => one.ScheduleId == reply.ScheduleId ? one with { Revision = reply.Revision } : one);
            _channels[name] = channel with { Events = CalendarSource.Named(events) };
        }

        Repeat();
        Build();
    }

    // What is on its way does not change them yet: they take longer than all the rest.
    private void Repeat() => Repeats = new(_channels.Values.SelectMany(channel => channel.Events));

    private void Without(CalendarEvent one)
    {
        if (_channels.TryGetValue(one.Channel, out var channel))
        {
            _channels[one.Channel] = channel with { Events = channel.Events.RemoveAll(other => other.Key == one.Key) };
        }
    }

    private void With(CalendarEvent one)
    {
        if (_channels.TryGetValue(one.Channel, out var channel))
        {
            var at = channel.Events.BinarySearch(one, ByStart.Instance);
            _channels[one.Channel] = channel with { Events = channel.Events.Insert(at < 0 ? ~at : at, one) };
        }
    }

    private void Build()
    {
        var old = Lanes.ToLookup(view => view.Lane);
        var views = ImmutableArray.CreateBuilder<LaneView>(_lanes.Length);
        var (allGaps, allOverlaps) = (ImmutableArray.CreateBuilder<CalendarGap>(), ImmutableArray.CreateBuilder<Overlap>());
        var found = new Dictionary<string, (ImmutableArray<CalendarGap> Gaps, ImmutableArray<Overlap> Overlaps)>();
        foreach (var lane in _lanes)
        {
            var events = EventsOf(lane.Channel);
            if (!found.TryGetValue(lane.Channel, out var findings))
            {
                found[lane.Channel] = findings = FindIn(lane.Channel, events);
                allGaps.AddRange(findings.Gaps);
                allOverlaps.AddRange(findings.Overlaps);
            }

            var view = LaneView.Of(lane, events, findings.Gaps, findings.Overlaps);
            views.Add(old[lane].FirstOrDefault() is { } before && before.Equals(view) ? before : view);
        }

        Lanes = views.ToImmutable();
        Gaps = allGaps.ToImmutable();
        Overlaps = allOverlaps.ToImmutable();
    }

    private (ImmutableArray<CalendarGap> Gaps, ImmutableArray<Overlap> Overlaps) FindIn(string channel, ImmutableArray<CalendarEvent> events)
    {
        var lanes = _lanes.Where(lane => lane.Channel == channel).ToList();
        var (from, to) = (lanes.Min(lane => lane.Start), lanes.Max(lane => lane.End));
        var overlaps = Findings.Overlaps(events).Where(overlap => overlap.End > from && overlap.Start < to);
        if (_channels.TryGetValue(channel, out var shown) && shown.IsDraft)
        {
            // Before its first and after its last event a draft says nothing: that is no gap.
            (from, to) = events.IsEmpty ? (from, from)
                : (events[0].Start > from ? events[0].Start : from, events.Max(one => one.End) is var end && end < to ? end : to);
        }

        return (Findings.Gaps(channel, events, from, to), [.. overlaps]);
    }

    private sealed class ByStart : IComparer<CalendarEvent>
    {
        public static readonly ByStart Instance = new();

        public int Compare(CalendarEvent? x, CalendarEvent? y) => x!.Start.CompareTo(y!.Start);
    }
}
