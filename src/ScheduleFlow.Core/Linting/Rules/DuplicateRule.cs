namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF003: the same title at the same time on the same channel.</summary>
internal static class DuplicateRule
{
    public static void Check(LintedSchedule schedule, LintFindings findings)
    {
        foreach (var (first, again) in schedule.Duplicates)
        {
            findings.Add(LintRule.Duplicate, again, "", () => $"“{again.Event.Title}” at {again.Event.Window.Start} is there before{(first.Line > 0 ? $", in line {first.Line}" : "")}");
        }
    }
}
