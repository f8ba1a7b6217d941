using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Publishes a schedule on a channel's timeline, above what is there.</summary>
internal static class PublishSchedule
{
    public static Outcome<Reply> Run(PublishScheduleRequest request, OperationContext context)
    {
        // Read the request.
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem)
            || !TimesOf(request, context).TryGet(out var times, out problem)
            || !ScheduleRef.Find(request.Id, context).TryGet(out var id, out problem)
            || !context.Store.Channels.Load().TryGet(out var list, out problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        // Publish, and answer. Under the lock nobody deletes the schedule.
        return TimelineChange.Make<PublishScheduleReply>(Change, reply => reply.ScheduleId, request.IsDryRun, repeat, context);

        Outcome<(ChannelTimelines Timelines, PublishScheduleReply Reply)> Change(ChannelTimelines timelines) =>
            TimelineRef.Find(request.Channel, list, timelines, context, request.IsNew).TryGet(out var channel, out var wrong)
            && context.Store.Schedules.Load(id).TryGet(out var schedule, out wrong)
            && PublicationOf(schedule, channel, list.Find(channel), times, request.Lane, context).TryGet(out var publication, out wrong)
                ? Publish(timelines, publication, channel, schedule, request.IsDryRun, context, list.Find(channel) is null)
                : wrong;
    }

    private static Outcome<(Instant? From, Instant? Until)> TimesOf(PublishScheduleRequest request, OperationContext context)
    {
        Instant from = default, until = default;
        if (ZoneInput.TryFind(request.Zone, context, out var zone) is { } unknown)
        {
            return unknown;
        }

        if ((request.From is { } first && !InstantInput.Parse(first, "from: ", zone).TryGet(out from, out var problem))
            || (request.Until is { } last && !InstantInput.Parse(last, "until: ", zone).TryGet(out until, out problem)))
        {
            return problem;
        }

        return (request.From is null ? null : from, request.Until is null ? null : until);
    }

    private static Outcome<Publication> PublicationOf(
        Schedule schedule, string channel, Channel? known, (Instant? From, Instant? Until) times, string? lane, OperationContext context)
    {
        if (!LaneRule.SpanOf(schedule, channel, known, lane).TryGet(out var span, out var problem))
        {
            return problem;
        }

        var publication = new Publication
        {
            Schedule = schedule.Id,
            Lane = lane,
            From = times.From,
            Until = times.Until,
            Span = span,
            Published = context.Now,
            By = context.Origin.Name,
        };
        return publication.Window is { } window && window.Overlaps(span)
            ? publication
            : new Problem(ErrorType.Validation, $"“{schedule.Name}” has nothing to show then: it is from {span.Start} to {span.End}.")
            {
                Hint = "Give a from and an until that leave a part of it, or omit them.",
            };
    }

    private static (ChannelTimelines Timelines, PublishScheduleReply Reply) Publish(
        ChannelTimelines timelines,
        Publication publication,
        string channel,
        Schedule schedule,
        bool isDryRun,
        OperationContext context,
        bool isUnlisted)
    {
        var before = timelines.Of(channel);
        var isSame = before.Last is { } last
            && last with { Span = publication.Span, Published = publication.Published, By = publication.By } == publication;
        var window = publication.Window!.Value;
        var names = new ScheduleNames(context.Store.Schedules);
        var displaced = TimelineSegment.Within(TimelineSegment.Of(before.Unpublish(schedule.Id)), window);
        ImmutableArray<string> warnings = isUnlisted ? [.. context.Store.Notices, Unlisted(channel)] : context.Store.Notices;
        return (
            isSame ? timelines : timelines.With(before.Publish(publication)),
            new PublishScheduleReply
            {
                ScheduleId = schedule.Id.ToString(),
                Name = schedule.Name,
                Channel = channel,
                ScheduleChannel = publication.Lane,
                From = publication.From?.ToString(),
                Until = publication.Until?.ToString(),
                Covers = TimelineRows.Of(window),
                Displaces = displaced.ToRows(segment => TimelineRows.Of(segment, names), Limits.MaxListed),
                Unchanged = isSame,
                DryRun = isDryRun ? true : null,
                Warnings = warnings.IsEmpty ? null : warnings,
            });
    }

    private static string Unlisted(string channel) =>
        $"“{channel}” is not in the list of channels, so it is in no guide but its own (export-guide --channel). "
        + (ChannelId.IsWellFormed(channel) ? $"Add it with add-channel --id {channel}." : "Add it with add-channel, and publish there.");
}
