using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Shows what is on air on a channel in a range of time, and from which schedule.</summary>
internal static class Timeline
{
    public static Outcome<TimelineReply> Run(TimelineRequest request, OperationContext context)
    {
        TimelineCursor? after = null;
        if (!TimelineRange.Of(request, context).TryGet(out var range, out var problem)
            || (request.After is { } cursor && !TimelineCursor.Parse(cursor).TryGet(out after, out problem))
            || !TimelineReader.Open(context).TryGet(out var reader, out problem)
            || !TimelineRef.Find(request.Channel, reader.List, reader.Timelines, context).TryGet(out var channel, out problem))
        {
            return problem;
        }

        var page = TimelinePage.Read(reader, channel, range, after, request.Limit);
        ImmutableArray<string> warnings = [.. context.Store.Notices, .. reader.Warnings];
        return new TimelineReply
        {
            Channel = channel,
            Name = reader.List.Find(channel)?.Name,
            From = range.Start.ToString(),
            To = range.End.ToString(),
            Count = page.Events.Length,
            Next = page.Next?.ToString(),
            Publications = Publications(reader.Timelines.Of(channel), context),
            Events = page.Events.ToRows(item => TimelineRows.Of(item, reader.ScheduleOf(item.Publication)!)),
            Gaps = page.Gaps.ToRows(gap => new GapRow(gap.Start.ToString(), gap.End.ToString(), gap.Seconds)),
            Conflicts = page.Conflicts.ToRows(found => new TimelineConflictRow(
                found.Publication.Schedule.ToString(), Row(found.Conflict.First), Row(found.Conflict.Second))),
            Warnings = warnings.IsEmpty ? null : warnings,
        };
    }

    private static ImmutableArray<PublicationRow> Publications(ChannelTimeline timeline, OperationContext context)
    {
        var names = new ScheduleNames(context.Store.Schedules);
        var first = Math.Max(0, timeline.Publications.Length - Limits.MaxListed);
        return Enumerable.Range(first, timeline.Publications.Length - first).ToList()
            .ToRows(at => TimelineRows.Of(timeline.Publications[at], at + 1, names));
    }

    private static ConflictingEventRow Row(ScheduleEvent item) =>
        new(item.Id, item.Title, item.Window.Start.ToString(), item.Window.End.ToString());
}
