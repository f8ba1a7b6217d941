using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>
/// Reads what is on air on channels. Only the schedules that are on in the part that is asked for are read, each once.
/// </summary>
internal sealed class TimelineReader
{
    private readonly OperationContext _context;
    private readonly Dictionary<ScheduleId, (Schedule Schedule, ScheduleLanes Lanes)?> _schedules = [];
    private readonly Dictionary<ScheduleId, Problem> _problems = [];
    private readonly List<string> _warnings = [];
    private Dictionary<string, Channel>? _channels;
    private bool _isSearched;

    private TimelineReader(OperationContext context, ChannelList list, ChannelTimelines timelines)
    {
        _context = context;
        List = list;
        Timelines = timelines;
    }

    public ChannelList List { get; }

    public ChannelTimelines Timelines { get; }

    /// <summary>What is unknown, and why.</summary>
    public ImmutableArray<string> Warnings => [.. _warnings.Distinct().Take(Limits.MaxListed)];

    /// <summary>The schedules that were read, with their revisions; null where one cannot be read.</summary>
    public ImmutableArray<(ScheduleId Schedule, long? Revision)> Read =>
        [.. _schedules.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value?.Schedule.Revision))];

    public static Outcome<TimelineReader> Open(OperationContext context) =>
        context.Store.Channels.Load().TryGet(out var list, out var problem)
        && context.Store.Timelines.Load().TryGet(out var timelines, out problem)
            ? new TimelineReader(context, list, timelines)
            : problem;

    /// <summary>A channel of the list; null: it is not there.</summary>
    public Channel? Find(string channel)
    {
        if (_channels is null && !_isSearched)
        {
            _isSearched = true; // for a single one, no index pays
            return List.Find(channel);
        }

        _channels ??= List.Channels.DistinctBy(known => known.Id).ToDictionary(known => known.Id, StringComparer.Ordinal);
        return _channels.GetValueOrDefault(channel);
    }

    /// <summary>The schedule of a publication; null: it cannot be read.</summary>
    public Schedule? ScheduleOf(Publication publication) => Load(publication.Schedule)?.Schedule;

    /// <summary>What is on a channel, in order of start; schedules are read as the sequence reaches them.</summary>
    /// <param name="channel">As in <see cref="ChannelTimeline.Channel"/>.</param>
    /// <param name="from">Events that end by then are left out.</param>
    /// <param name="to">Events that start then or later are left out.</param>
    public IEnumerable<TimelineEvent> Events(string channel, Instant from, Instant to)
    {
        var timeline = Timelines.Of(channel);
        foreach (var unknown in timeline.Publications.Where(publication => publication.Span is null))
        {
            Events(channel, unknown); // for its warning
        }

        foreach (var segment in TimelineSegment.Of(timeline).Where(segment => segment.Window.End > from && segment.Window.Start < to))
        {
            foreach (var item in TimelineEvent.In(segment, Events(channel, segment.Publication)))
            {
                if (item.Window.End > from && item.Window.Start < to)
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>Whether the channel has a publication of which something is known.</summary>
    public bool IsReadable(string channel) => Timelines.Of(channel).Publications
        .Any(published => published.Span is not null && !_problems.ContainsKey(published.Schedule));

    private ImmutableArray<ScheduleEvent> Events(string channel, Publication publication)
    {
        var known = Find(channel);
        var name = known?.Name ?? channel;
        if (Load(publication.Schedule) is not { } found)
        {
            _warnings.Add($"The schedule {publication.Schedule} of “{name}” cannot be used: {_problems[publication.Schedule].Message}");
            return [];
        }

        if (found.Lanes.Of(channel, known, publication.Lane) is { } lane)
        {
            return lane;
        }

        _warnings.Add($"“{found.Schedule.Name}” has several channels and none is “{name}”: say which with schedule_channel.");
        return [];
    }

    private (Schedule Schedule, ScheduleLanes Lanes)? Load(ScheduleId id)
    {
        if (!_schedules.TryGetValue(id, out var known))
        {
            known = _context.Store.Schedules.Load(id).TryGet(out var schedule, out var problem)
                ? (schedule, new ScheduleLanes(schedule))
                : null;
            _schedules.Add(id, known);
            if (problem is not null)
            {
                _problems.Add(id, problem);
            }
        }

        return known;
    }
}
