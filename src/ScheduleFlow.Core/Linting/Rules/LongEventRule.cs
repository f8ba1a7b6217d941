using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>An event that is too long, probably because of an error in a date.</summary>
internal static class LongEventRule
{
    private static readonly LintOption Max = LintOption.Duration("max", "the longest usual length", seconds: 24 * 3600);

    public static readonly LintRule Rule = new("SF008", "long-event", LintSeverity.Warning)
    {
        Summary = "An event is longer than anything that is usually on air.",
        Details = "A date is probably wrong.",
        Help = "Check the dates of its start and end.",
        Options = [Max],
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var max = terms.ValueOf(Max);
        foreach (var item in schedule.Events.Where(item => item.Window.Seconds > max))
        {
            findings.Add(Rule, schedule.Place(item), "", () =>
                $"“{item.Title}” lasts {DurationText.Of(item.Window.Seconds)}, from {item.Window.Start} to {item.Window.End}; "
                + $"the longest usual length is {DurationText.Of(max)}");
        }
    }
}
