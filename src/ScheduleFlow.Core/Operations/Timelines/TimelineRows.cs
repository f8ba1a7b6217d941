using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>Timelines as replies show them.</summary>
internal static class TimelineRows
{
    public static SpanRow Of(TimeWindow window) => new(window.Start.ToString(), window.End.ToString());

    public static TimelinePartRow Of(TimelineSegment segment, ScheduleNames names) => new(
        segment.Publication.Schedule.ToString(),
        names.Of(segment.Publication.Schedule),
        segment.Window.Start.ToString(),
        segment.Window.End.ToString());

    /// <param name="publication">The publication.</param>
    /// <param name="order">Its place among those of the channel, from 1.</param>
    /// <param name="names">The names of schedules.</param>
    public static PublicationRow Of(Publication publication, int order, ScheduleNames names) => new()
    {
        Order = order,
        ScheduleId = publication.Schedule.ToString(),
        Name = names.Of(publication.Schedule),
        ScheduleChannel = publication.Lane,
        From = publication.From?.ToString(),
        Until = publication.Until?.ToString(),
        Covers = publication.Window is { } window ? Of(window) : null,
        Published = publication.Published.ToString(),
        By = publication.By,
    };

    /// <param name="item">The event.</param>
    /// <param name="schedule">The schedule that it comes from.</param>
    public static TimelineEventRow Of(TimelineEvent item, Schedule schedule) => new()
    {
        Start = item.Window.Start.ToString(),
        End = item.Window.End.ToString(),
        Duration = item.Window.Seconds,
        Title = item.Event.Title,
        Url = item.Event.MediaUrl,
        Category = item.Event.Category,
        EventId = item.Event.Id,
        ScheduleId = schedule.Id.ToString(),
        Schedule = schedule.Name,
        Revision = schedule.Revision,
        Joined = item.IsJoined ? true : null,
        Cut = item.IsCut ? true : null,
        Fixed = item.Event.Fixed is true ? true : null,
    };
}
