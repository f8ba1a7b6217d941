using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>An event that is too short: the rest of one that was cut, or an error in a time.</summary>
internal static class ShortEventRule
{
    private static readonly LintOption Seconds = LintOption.Duration("seconds", "the shortest usual length", seconds: 5);

    public static readonly LintRule Rule = new("SF011", "short-event", LintSeverity.Info)
    {
        Summary = "An event is shorter than anything that is usually on air.",
        Details = "It is probably the rest of one that was cut, or a time is wrong.",
        Help = "Lengthen it or remove it.",
        Options = [Seconds],
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var least = terms.ValueOf(Seconds);
        foreach (var item in schedule.Events.Where(item => item.Window.Seconds < least))
        {
            findings.Add(Rule, schedule.Place(item), "", () =>
                $"“{item.Title}” lasts {DurationText.Of(item.Window.Seconds)}, from {item.Window.Start} to {item.Window.End}; "
                + $"the shortest usual length is {DurationText.Of(least)}");
        }
    }
}
