using System.Text.RegularExpressions;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>Messages of the server name instants in UTC; people at a station read its own time.</summary>
internal static partial class LocalTimes
{
    public static string In(string message, Wording words) =>
        Instant().Replace(message, match => words.DayAndTime(Wording.Parse(match.Value)));

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")]
    private static partial Regex Instant();
}
