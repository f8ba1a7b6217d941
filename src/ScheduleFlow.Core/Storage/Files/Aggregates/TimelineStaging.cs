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
/// <param name="channels">The channels before and after the change; null: it does not change them.</param>
internal sealed class TimelineStaging(StoreFolder folder, (ChannelList Before, ChannelList After)? channels = null)
{
    private readonly Dictionary<ScheduleId, ScheduleLanes?> _before = [];
    private readonly Dictionary<ScheduleId, ScheduleLanes?> _after = [];
    private Dictionary<string, Channel>? _channelsBefore;
    private Dictionary<string, Channel>? _channelsAfter;

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
            var before = old.Of(timeline.Channel);
            var isRenamed = IsRenamed(timeline.Channel);
            if (!ReferenceEquals(timeline, before) || isRenamed || _after.Keys.Any(id => timeline.Find(id) is not null))
            {
                var known = before.Publications.ToHashSet();
                timelines = timelines.With(timeline with
                {
                    Publications =
                    [
                        .. timeline.Publications.Select(publication =>
                            isRenamed || _after.ContainsKey(publication.Schedule) || !known.Contains(publication)
                                ? publication with { Span = SpanOf(timeline.Channel, publication) }
                                : publication),
                    ],
                });
            }
        }

        return timelines;
    }

    /// <summary>The plays of a channel that were on air, and whose publication is no longer on its timeline.</summary>
    /// <param name="old">The channel's timeline before.</param>
    /// <param name="timeline">Its timeline now.</param>
    /// <param name="now">The present.</param>
    public IEnumerable<KeptPlay> OnAirOfLeaving(ChannelTimeline old, ChannelTimeline timeline, Instant now)
    {
        var staying = timeline.Publications.Select(publication => publication.Schedule).ToHashSet();
        if (old.Publications.All(publication => staying.Contains(publication.Schedule)))
        {
            return [];
        }

        // What is too old to be kept is not read either.
        return TimelineSegment.Of(old)
            .Where(segment => !staying.Contains(segment.Publication.Schedule)
                && segment.Window.Start <= now && segment.Window.End > KeptHistory.OldestOf(now))
            .SelectMany(segment => TimelineEvent.In(segment, EventsBefore(old.Channel, segment.Publication)))
            .Where(item => !item.IsJoined && item.Window.Start <= now && item.Event.MediaUrl is not null)
            .Select(item => new KeptPlay(item.Event.MediaUrl!, item.Window.Start, PlayState.Planned));
    }

    private ImmutableArray<ScheduleEvent> EventsBefore(string channel, Publication publication) =>
        LanesOf(_before, publication.Schedule)?.Of(channel, Before(channel), publication.Lane) ?? [];

    private TimeWindow? SpanOf(string channel, Publication publication) =>
        (_after.TryGetValue(publication.Schedule, out var lanes) ? lanes : LanesOf(_before, publication.Schedule))
            ?.SpanOf(channel, After(channel), publication.Lane);

    private ScheduleLanes? LanesOf(Dictionary<ScheduleId, ScheduleLanes?> known, ScheduleId id)
    {
        if (!known.TryGetValue(id, out var lanes))
        {
            lanes = folder.Reader.ReadOrNull(folder.Documents.Schedule(id)) is { } schedule ? new ScheduleLanes(schedule) : null;
            known.Add(id, lanes);
        }

        return lanes;
    }

    // The names by which a schedule's lane is found.
    private bool IsRenamed(string channel) =>
        channels is not null && (Before(channel), After(channel)) is var (before, after)
            && (before?.TvgId, before?.TvgName, before?.Name) != (after?.TvgId, after?.TvgName, after?.Name);

    private Channel? Before(string channel) => (_channelsBefore ??= ById(channels?.Before ?? Stored())).GetValueOrDefault(channel);

    private Channel? After(string channel) =>
        (_channelsAfter ??= channels is { After: var after } ? ById(after) : _channelsBefore ??= ById(Stored())).GetValueOrDefault(channel);

    private ChannelList Stored() => folder.Reader.ReadOrNull(folder.Documents.Channels) ?? ChannelList.Empty;

    private static Dictionary<string, Channel> ById(ChannelList list) =>
        list.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id, StringComparer.Ordinal);
}
