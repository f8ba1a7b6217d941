using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>The published events of other schedules that a calendar takes the place of.</summary>
internal static class DisplacedEvents
{
    /// <summary>By schedule, in order of the first event.</summary>
    public static ImmutableArray<DisplacedRow> Of(PlayHistory known, FillPlace place, Schedule calendar)
    {
        if (!place.Publishes)
        {
            return [];
        }

        // A new calendar lies above all others, one that is filled anew only above those that were published before it.
        var timeline = known.Basis.Timeline;
        var below = timeline.Find(calendar.Id) is { } own ? timeline.Publications[..timeline.Publications.IndexOf(own)]
            : place.Replaced is null ? timeline.Publications
            : [];
        var (start, end) = (calendar.Events[0].Window.Start, calendar.Events.Max(item => item.Window.End));
        return
        [
            .. known.Displaced
                .Where(displaced => displaced.Item.Window.Start >= start && displaced.Item.Window.Start < end)
                .GroupBy(displaced => displaced.Item.Publication)
                .Where(events => below.Contains(events.Key))
                .Select(events => new DisplacedRow(
                    events.Key.Schedule.ToString(),
                    events.First().Name,
                    events.Count(),
                    events.First().Item.Window.Start.ToString(),
                    events.Max(displaced => displaced.Item.Window.End).ToString())),
        ];
    }
}
