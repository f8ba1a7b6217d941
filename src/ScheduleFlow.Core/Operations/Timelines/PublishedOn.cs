using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Where schedules are published, from one look at the timelines.</summary>
internal sealed class PublishedOn
{
    private readonly Dictionary<ScheduleId, ImmutableArray<string>>? _channels;

    private PublishedOn(Dictionary<ScheduleId, ImmutableArray<string>>? channels, ImmutableArray<string> warnings)
    {
        _channels = channels;
        Warnings = warnings;
    }

    /// <summary>Why it is not known; empty: it is known.</summary>
    public ImmutableArray<string> Warnings { get; }

    public static PublishedOn Read(OperationContext context)
    {
        if (!context.Store.Timelines.Load().TryGet(out var timelines, out var problem))
        {
            return new PublishedOn(null, [problem.Message]);
        }

        var channels = new Dictionary<ScheduleId, ImmutableArray<string>>();
        foreach (var timeline in timelines.Channels.Values)
        {
            foreach (var publication in timeline.Publications)
            {
                channels[publication.Schedule] = channels.GetValueOrDefault(publication.Schedule, []).Add(timeline.Channel);
            }
        }

        return new PublishedOn(channels, context.Store.Notices);
    }

    /// <summary>The channels that a schedule is published on, in order; empty: it is a draft. Null: that is not known.</summary>
    public ImmutableArray<string>? Of(ScheduleId schedule) => _channels?.GetValueOrDefault(schedule, []);
}
