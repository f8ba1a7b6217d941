using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF008: probably a slip in a date.</summary>
internal static class LongEventRule
{
    public static void Check(LintedSchedule schedule, LintSettings settings, LintFindings findings)
    {
        foreach (var item in schedule.Events.Where(item => item.Window.Seconds > settings.MaxEventSeconds))
        {
            findings.Add(LintRule.LongEvent, schedule.Place(item), "", () =>
                $"“{item.Title}” lasts {DurationText.Of(item.Window.Seconds)}, from {item.Window.Start} to {item.Window.End}; the longest that is usual is {DurationText.Of(settings.MaxEventSeconds)}");
        }
    }
}
