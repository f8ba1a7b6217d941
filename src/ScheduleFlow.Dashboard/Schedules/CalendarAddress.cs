using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>Where the calendar shows a schedule: on its channel, or as a draft.</summary>
internal static class CalendarAddress
{
    public static string Of(ScheduleRow row, StationClock clock) => Of(row, clock, Wording.Parse(row.Start));

    /// <summary>At the day of an instant.</summary>
    public static string Of(ScheduleRow row, StationClock clock, DateTimeOffset at)
    {
        var day = Wording.Wire(clock.DateOf(at));
        return ScheduleQuery.ChannelsOf(row) is { Count: > 0 } channels
            ? $"calendar?channel={Uri.EscapeDataString(channels[0])}&date={day}"
            : $"calendar?draft={Uri.EscapeDataString(row.Id)}&date={day}";
    }
}
