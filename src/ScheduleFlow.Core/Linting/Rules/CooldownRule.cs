using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF004: a video that comes again too soon, counted from start to start.</summary>
internal static class CooldownRule
{
    public static void Check(LintedSchedule schedule, LintSettings settings, LintFindings findings)
    {
        foreach (var lane in Lanes.Of(schedule.Events))
        {
            var last = new Dictionary<string, Instant>(StringComparer.Ordinal);
            foreach (var item in lane)
            {
                if ((settings.CooldownByTitle ? item.Title : item.MediaUrl) is not { } video)
                {
                    continue;
                }

                if (last.TryGetValue(video, out var before) && item.Window.Start - before < settings.CooldownSeconds)
                {
                    var rested = item.Window.Start - before;
                    findings.Add(LintRule.Cooldown, schedule.Place(item), "", () =>
                        $"“{item.Title}” starts again {DurationText.Of(rested)} after its start at {before}; the cooldown is {DurationText.Of(settings.CooldownSeconds)}");
                }

                last[video] = item.Window.Start;
            }
        }
    }
}
