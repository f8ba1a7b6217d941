using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Editing;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Dragging;

/// <summary>Says copies of events as edits of schedules.</summary>
internal static class Copies
{
    /// <summary>The edits, by schedule: the copies go into the schedules that their events are from.</summary>
    /// <param name="events">The events.</param>
    /// <param name="later">Where a start goes.</param>
    /// <param name="way">What happens to events that are in the way (<see cref="ConflictWays"/>).</param>
    /// <param name="host">The event whose schedule takes something new on a channel.</param>
    public static ImmutableArray<ScheduleEdits> Edits(
        IEnumerable<CalendarEvent> events, Func<DateTimeOffset, DateTimeOffset> later, string way, Func<string, DateTimeOffset, CalendarEvent?> host) =>
        [
            .. events.Where(one => one.Id.Length > 0)
                .Select(one => (Event: one, Start: later(one.Start), Host: host(one.Channel, later(one.Start)) ?? one))
                .GroupBy(copy => (copy.Host.ScheduleId, copy.Host.Revision))
                .Select(group => new ScheduleEdits(
                    group.Key.ScheduleId, group.Key.Revision, [.. group.Select(copy => Edit(copy.Event, copy.Start, copy.Host, way))])),
        ];

    // A copy within a schedule keeps all that the schedule knows of the event.
    private static SentEdit Edit(CalendarEvent one, DateTimeOffset start, CalendarEvent host, string way) =>
        host.ScheduleId == one.ScheduleId
            ? new() { Op = "duplicate", Event = one.Name, To = Wording.Wire(start), OnConflict = way }
            : new()
            {
                Op = "add",
                Start = Wording.Wire(start),
                Duration = Moves.Seconds(one.Length),
                Title = one.Title,
                Url = one.Url,
                Category = one.Category,
                Channel = host.Lane,
                OnConflict = way,
            };
}
