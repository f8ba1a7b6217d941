namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>A time when nothing is on.</summary>
/// <param name="Channel">The channel; of a draft, the draft's schedule id.</param>
/// <param name="Start">From when.</param>
/// <param name="End">To when.</param>
/// <param name="Before">What is on before it; null: nothing in the range that is shown.</param>
/// <param name="After">What is on after it; null: nothing in the range that is shown.</param>
public sealed record CalendarGap(string Channel, DateTimeOffset Start, DateTimeOffset End, CalendarEvent? Before, CalendarEvent? After)
{
    public TimeSpan Length => End - Start;

    /// <summary>What names it on a page.</summary>
    public string Key => $"{Channel}/gap/{Start.ToUnixTimeSeconds()}";

    /// <summary>The event whose schedule takes what fills the gap; null: there is none, so nothing can.</summary>
    public CalendarEvent? Host => Before ?? After;
}
