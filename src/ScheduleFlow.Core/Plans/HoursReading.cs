namespace ScheduleFlow.Core.Plans;

/// <summary>Reads <c>not_before</c> and <c>not_after</c>.</summary>
internal static class HoursReading
{
    public static DayWindow? Read(PlanObject item)
    {
        var from = item.TimeOfDay("not_before");
        var to = item.TimeOfDay("not_after", allowsEnd: true);
        return from is null && to is null ? null : new DayWindow(from ?? 0, to ?? DayWindow.ClockSeconds);
    }
}
