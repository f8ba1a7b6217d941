using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Timelines;

/// <summary>The timelines of all channels.</summary>
/// <param name="Revision">Grows by one with every change; 0: there are none yet.</param>
/// <param name="Channels">Those with publications, by channel.</param>
internal sealed record ChannelTimelines(long Revision, ImmutableSortedDictionary<string, ChannelTimeline> Channels)
{
    public static readonly ChannelTimelines Empty =
        new(0, ImmutableSortedDictionary.Create<string, ChannelTimeline>(StringComparer.Ordinal));

    /// <summary>A channel's timeline, which may be empty.</summary>
    public ChannelTimeline Of(string channel) => Channels.GetValueOrDefault(channel) ?? new ChannelTimeline(channel, []);

    /// <summary>With another timeline of a channel; the same, where it is no other.</summary>
    public ChannelTimelines With(ChannelTimeline timeline) =>
        timeline.Equals(Of(timeline.Channel)) ? this
        : this with
        {
            Channels = timeline.IsEmpty ? Channels.Remove(timeline.Channel) : Channels.SetItem(timeline.Channel, timeline),
        };

    /// <summary>The channels that a schedule is published on.</summary>
    public ImmutableArray<string> ChannelsOf(ScheduleId schedule)
    {
        var channels = ImmutableArray.CreateBuilder<string>();
        foreach (var (channel, timeline) in Channels)
        {
            if (timeline.Find(schedule) is not null)
            {
                channels.Add(channel);
            }
        }

        return channels.DrainToImmutable();
    }

    /// <summary>Without these schedules, on any channel; the same, where none of them is on one.</summary>
    public ChannelTimelines Without(IReadOnlySet<ScheduleId> schedules) => Channels.Values.Aggregate(this, (all, timeline) =>
        all.With(timeline with { Publications = timeline.Publications.RemoveAll(publication => schedules.Contains(publication.Schedule)) }));
}
