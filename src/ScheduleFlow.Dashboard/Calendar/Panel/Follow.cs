using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>What stays open when an edit moves it: a panel follows its event, and one whose event or gap is gone closes.</summary>
internal static class Follow
{
    /// <summary>The key of an event after an edit; null: it is removed.</summary>
    public static string? KeyOf(CalendarEvent shown, EditScheduleReply reply)
    {
        var row = reply.ScheduleId != shown.ScheduleId ? null : reply.Events.FirstOrDefault(row =>
            row.Id == shown.Id && row.Before is { } before && Wording.Parse(before.Start) == shown.Start);
        return row is null ? shown.Key
            : row.After is { } after ? (shown with { Start = Wording.Parse(after.Start) }).Key
            : null;
    }
}
