using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Two events of one channel at the same time.</summary>
internal static class OverlapRule
{
    public static readonly LintRule Rule = new("SF001", "overlap", LintSeverity.Error)
    {
        Summary = "Two events of one channel are on air at the same time.",
        Help = "Move or shorten one of them.",
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var (count, conflicts) = ConflictSweep.Find(schedule.Events);
        foreach (var (first, second) in conflicts)
        {
            var line = schedule.Place(first).Line;
            var place = line > 0 ? $" (line {line})" : "";
            findings.Add(Rule, schedule.Place(second), $"{first.Title}\n{first.Window.Start}", () =>
            {
                var seconds = Instant.Min(first.Window.End, second.Window.End) - second.Window.Start;
                return $"“{second.Title}” begins {DurationText.Of(seconds)} before "
                    + $"“{first.Title}” has ended at {first.Window.End}{place}";
            });
        }

        findings.AddUnlisted(Rule, count - conflicts.Length);
    }
}
