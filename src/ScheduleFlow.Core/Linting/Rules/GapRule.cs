using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Dead air.</summary>
internal static class GapRule
{
    private static readonly LintOption Min = LintOption.Duration("min", "the shortest gap that counts", seconds: 1);

    public static readonly LintRule Rule = new("SF002", "gap", LintSeverity.Warning)
    {
        Summary = "Nothing is on between two events of one channel: dead air.",
        Help = "Lengthen an event or add a filler.",
        Options = [Min],
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var min = terms.ValueOf(Min);
        foreach (var lane in Lanes.Of(schedule.Events).Where(lane => !lane.IsEmpty))
        {
            foreach (var (gap, next) in GapSweep.In(lane).Where(found => found.Gap.Seconds >= min))
            {
                findings.Add(Rule, schedule.Place(next), gap.Start, () =>
                    $"nothing is on for {DurationText.Of(gap.Seconds)} before “{next.Title}”, from {gap.Start} to {gap.End}");
            }
        }
    }
}
