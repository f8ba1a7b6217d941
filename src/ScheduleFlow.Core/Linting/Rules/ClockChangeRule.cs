namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>A local time on the night when the clocks change. It is found while a document is read.</summary>
internal static class ClockChangeRule
{
    public static readonly LintRule Rule = new("SF006", "clock-change", LintSeverity.Warning)
    {
        Summary = "A local time is skipped or comes twice on the night when the clocks change.",
        Help = "Write the time with its offset from UTC.",
    };
}
