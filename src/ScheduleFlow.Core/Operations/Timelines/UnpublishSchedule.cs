using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Takes a schedule from a channel's timeline, or from all.</summary>
internal static class UnpublishSchedule
{
    public static Outcome<Reply> Run(UnpublishScheduleRequest request, OperationContext context)
    {
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem)
            || !ScheduleRef.Find(request.Id, context).TryGet(out var id, out problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        return TimelineChange.Make<UnpublishScheduleReply>(Change, reply => reply.ScheduleId, request.IsDryRun, repeat, context);

        Outcome<(ChannelTimelines Timelines, UnpublishScheduleReply Reply)> Change(ChannelTimelines timelines)
        {
            if (!ChannelsOf(request, id, list, timelines, context).TryGet(out var channels, out var wrong))
            {
                return wrong;
            }

            // One that is published may be damaged; one that is not must exist.
            return channels.IsEmpty && !context.Store.Schedules.Load(id).TryGet(out _, out wrong)
                ? wrong
                : Unpublish(timelines, id, channels, request.IsDryRun, context);
        }
    }

    private static Outcome<ImmutableArray<string>> ChannelsOf(
        UnpublishScheduleRequest request, ScheduleId id, ChannelList list, ChannelTimelines timelines, OperationContext context)
    {
        if (request.Channel is null)
        {
            return timelines.ChannelsOf(id);
        }

        return !TimelineRef.Find(request.Channel, list, timelines, context).TryGet(out var channel, out var problem) ? problem
            : timelines.Of(channel).Find(id) is null ? ImmutableArray<string>.Empty
            : [channel];
    }

    private static (ChannelTimelines Timelines, UnpublishScheduleReply Reply) Unpublish(
        ChannelTimelines timelines, ScheduleId id, ImmutableArray<string> channels, bool isDryRun, OperationContext context)
    {
        var names = new ScheduleNames(context.Store.Schedules);
        var after = channels.Aggregate(timelines, (all, channel) => all.With(all.Of(channel).Unpublish(id)));
        var notices = context.Store.Notices;
        return (after, new UnpublishScheduleReply
        {
            ScheduleId = id.ToString(),
            Channels = channels.ToRows(channel => Row(timelines.Of(channel), after.Of(channel), id, names)),
            PublishedOn = [.. after.ChannelsOf(id)],
            Unchanged = channels.IsEmpty,
            DryRun = isDryRun ? true : null,
            Warnings = notices.IsEmpty ? null : notices,
        });
    }

    private static UnpublishedRow Row(ChannelTimeline before, ChannelTimeline after, ScheduleId id, ScheduleNames names)
    {
        var below = TimelineSegment.Of(after);
        var shown = TimelineSegment.Of(before)
            .Where(segment => segment.Publication.Schedule == id)
            .SelectMany(segment => TimelineSegment.Within(below, segment.Window))
            .ToImmutableArray();
        return new UnpublishedRow
        {
            Channel = before.Channel,
            Covered = before.Find(id)?.Window is { } window ? TimelineRows.Of(window) : null,
            ShowsAgain = shown.ToRows(segment => TimelineRows.Of(segment, names), Limits.MaxListed),
        };
    }
}
