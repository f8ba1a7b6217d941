using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>Cooldowns in words: 48 h stays 48 h, as rules say it, and is not 2 d.</summary>
internal static class PlanHours
{
    private const int MostHours = 100;

    public static string Of(double hours, Wording words, Texts texts)
    {
        var length = TimeSpan.FromSeconds(Math.Round(hours * 3600));
        return length.TotalHours is < 48 or >= MostHours ? words.Length(length)
            : length.Minutes == 0 ? $"{(int)length.TotalHours} {texts["time.h"]}"
            : $"{(int)length.TotalHours} {texts["time.h"]} {length.Minutes} {texts["time.min"]}";
    }
}
