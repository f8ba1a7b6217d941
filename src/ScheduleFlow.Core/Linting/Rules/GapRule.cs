using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF002: dead air.</summary>
internal static class GapRule
{
    public static void Check(LintedSchedule schedule, LintSettings settings, LintFindings findings)
    {
        foreach (var lane in Lanes.Of(schedule.Events).Where(lane => !lane.IsEmpty))
        {
            foreach (var (gap, next) in GapSweep.In(lane).Where(found => found.Gap.Seconds >= settings.MinGapSeconds))
            {
                findings.Add(LintRule.Gap, schedule.Place(next), gap.Start, () => $"nothing is on for {DurationText.Of(gap.Seconds)} before “{next.Title}”, from {gap.Start} to {gap.End}");
            }
        }
    }
}
