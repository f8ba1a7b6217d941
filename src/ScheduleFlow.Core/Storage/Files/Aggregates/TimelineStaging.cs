using System.Collections.Immutable;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// What a change of timelines needs to know of schedules: how long each publication is, and what was on air of those that
/// leave. Each schedule is read once.
/// </summary>
/// <param name="folder">The store.</param>
/// <param name="channels">The channels as the change makes them; null: as they are.</param>
internal sealed class TimelineStaging(StoreFolder folder, ChannelList? channels = null)
{
    private readonly Dictionary<ScheduleId, ScheduleLanes?> _before = [];
    private readonly Dictionary<ScheduleId, ScheduleLanes?> _after = [];
    private ChannelList? _channels = channels;

    /// <summary>A schedule that the change stores.</summary>
    /// <param name="before">Its revision before; null: it is new.</param>
    /// <param name="after">The new revision.</param>
    public void Stores(Schedule? before, Schedule after)
    {
        _before.Add(after.Id, before is null ? null : new ScheduleLanes(before));
        _after.Add(after.Id, new ScheduleLanes(after));
    }

    /// <summary>The timelines with the spans that their publications have now.</summary>
    /// <param name="timelines">The new timelines.</param>
    /// <param name="old">The timelines before.</param>
    public ChannelTimelines Measured(ChannelTimelines timelines, ChannelTimelines old)
    {
        foreach (var timeline in timelines.Channels.Values)
        {
            var known = old.Of(timeline.Channel);
            timelines = timelines.With(timeline with
            {
                Publications =
                [
                    .. timeline.Publications.Select(publication =>
                        _after.ContainsKey(publication.Schedule) || !known.Publications.Contains(publication)
                            ? publication with { Span = SpanOf(timeline.Channel, publication) }
                            : publication),
                ],
            });
        }

        return timelines;
    }

    /// <summary>The plays of a channel that were on air, and whose publication is no longer on its timeline.</summary>
    /// <param name="old">The channel's timeline before.</param>
    /// <param name="timeline">Its timeline now.</param>
    /// <param name="now">The present.</param>
    public IEnumerable<KeptPlay> OnAirOfLeaving(ChannelTimeline old, ChannelTimeline timeline, Instant now)
    {
        var leaving = old.Publications.Where(publication => timeline.Find(publication.Schedule) is null).ToHashSet();
        if (leaving.Count == 0)
        {
            return [];
        }

        return TimelineSegment.Of(old)
            .Where(segment => leaving.Contains(segment.Publication) && segment.Window.Start <= now)
            .SelectMany(segment => TimelineEvent.In(segment, EventsBefore(old.Channel, segment.Publication)))
            .Where(item => !item.IsJoined && item.Window.Start <= now && item.Event.MediaUrl is not null)
            .Select(item => new KeptPlay(item.Event.MediaUrl!, item.Window.Start, PlayState.Planned));
    }

    private ImmutableArray<ScheduleEvent> EventsBefore(string channel, Publication publication) =>
        LanesOf(_before, publication.Schedule)?.Of(channel, Known(channel), publication.Lane) ?? [];

    private TimeWindow? SpanOf(string channel, Publication publication) =>
        (_after.TryGetValue(publication.Schedule, out var lanes) ? lanes : LanesOf(_before, publication.Schedule))
            ?.SpanOf(channel, Known(channel), publication.Lane);

    private ScheduleLanes? LanesOf(Dictionary<ScheduleId, ScheduleLanes?> known, ScheduleId id)
    {
        if (!known.TryGetValue(id, out var lanes))
        {
            lanes = folder.Reader.ReadOrNull(folder.Documents.Schedule(id)) is { } schedule ? new ScheduleLanes(schedule) : null;
            known.Add(id, lanes);
        }

        return lanes;
    }

    private Channel? Known(string channel) =>
        (_channels ??= folder.Reader.ReadOrNull(folder.Documents.Channels) ?? ChannelList.Empty).Find(channel);
}
