namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>The same title at the same time on the same channel.</summary>
internal static class DuplicateRule
{
    public static readonly LintRule Rule = new("SF003", "duplicate", LintSeverity.Warning)
    {
        Summary = "The same title starts at the same time on the same channel twice.",
        Details = "An import keeps the first.",
        Help = "Remove one of them, or use --fix.",
        IsMended = true,
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        foreach (var (first, again) in schedule.Duplicates)
        {
            var place = first.Line > 0 ? $", in line {first.Line}" : "";
            findings.Add(Rule, again, "", () => $"“{again.Event.Title}” at {again.Event.Window.Start} is there before{place}");
        }
    }
}
