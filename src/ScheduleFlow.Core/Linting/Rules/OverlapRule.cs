using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF001: two events of one channel at the same time.</summary>
internal static class OverlapRule
{
    public static void Check(LintedSchedule schedule, LintFindings findings)
    {
        var (count, conflicts) = ConflictSweep.Find(schedule.Events);
        foreach (var (first, second) in conflicts)
        {
            var line = schedule.Place(first).Line;
            findings.Add(LintRule.Overlap, schedule.Place(second), $"{first.Title}\n{first.Window.Start}", () =>
            {
                var seconds = Instant.Min(first.Window.End, second.Window.End) - second.Window.Start;
                return $"“{second.Title}” begins {DurationText.Of(seconds)} before “{first.Title}” has ended at {first.Window.End}{(line > 0 ? $" (line {line})" : "")}";
            });
        }

        findings.AddUnlisted(LintRule.Overlap, count - conflicts.Length);
    }
}
