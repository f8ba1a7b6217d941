using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>Writes a page that plays a schedule, several as one, or what is on a channel.</summary>
internal static class GeneratePage
{
    public static Outcome<ExportReply> Run(GeneratePageRequest request, OperationContext context)
    {
        if (request.Timeline is { } channel)
        {
            return request.Ids.IsEmpty && request.Channel is null
                ? OfChannel(channel, request, context)
                : new Problem(ErrorType.Validation, "A page plays schedules, or a channel's timeline: both are given.")
                {
                    Hint = "Omit the schedule and its channel, or the timeline.",
                };
        }

        if (request.Ids.IsEmpty)
        {
            return new Problem(ErrorType.Validation, "What the page plays is missing: a schedule, or a channel's timeline.")
            {
                Hint = "Name a schedule (schedule_id), or a channel with --timeline (timeline).",
            };
        }

        // A page without a name of its own is called by the id, however the schedule was named.
        if (!ScheduleRef.Find(request.Ids[0], context).TryGet(out var first, out var problem))
        {
            return problem;
        }

        var id = first.ToString();
        return ExportSchedule.ToFile(
            [id, .. request.Ids.Skip(1)],
            ExportRequest.OfPart(request, FormatNames.Html),
            ExportTarget.Page(request.Name ?? id),
            context);
    }

    private static Outcome<ExportReply> OfChannel(string asked, GeneratePageRequest request, OperationContext context)
    {
        var times = new TimelineRequest { From = request.From, To = request.To, Zone = request.Zone };
        if (!ExportRequest.OfPart(request, FormatNames.Html).Parse(context).TryGet(out var plan, out var problem)
            || !TimelineRange.Of(times, context).TryGet(out var range, out problem)
            || !TimelineReader.Open(context).TryGet(out var reader, out problem)
            || !TimelineRef.Find(asked, reader.List, reader.Timelines, context).TryGet(out var channel, out problem))
        {
            return problem;
        }

        var name = reader.List.Find(channel)?.Name ?? channel;
        ImmutableArray<ScheduleEvent> events = [.. reader.Events(channel, range.Start, range.End).Select(Played)];
        if (events.IsEmpty)
        {
            return new Problem(ErrorType.Validation, $"Nothing is on “{name}” from {range.Start} to {range.End}.")
            {
                Hint = "Publish a schedule there (publish-schedule), or give another --from and --to.",
            };
        }

        var schedule = new Schedule
        {
            Id = default,
            Name = name,
            Source = FormatNames.Html,
            Imported = context.Now,
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, 0),
        };
        return ExportSchedule.ToFile(new ExportSchedule.Prepared(schedule, plan), ExportTarget.Page(request.Name ?? channel), context);
    }

    // With its own start, so that one that is only gone on with is played from where it is by then.
    private static ScheduleEvent Played(TimelineEvent item) => item.Event with
    {
        Channel = null,
        Window = new TimeWindow(item.Event.Window.Start, item.Window.End),
    };
}
