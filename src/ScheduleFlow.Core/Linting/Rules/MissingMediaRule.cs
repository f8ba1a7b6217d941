namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>An event without media. A guide is for viewers and needs none.</summary>
internal static class MissingMediaRule
{
    public static readonly LintRule Rule = new("SF005", "missing-media", LintSeverity.Warning)
    {
        Summary = "An event names no media to play.",
        Details = "Guides (XMLTV, iCalendar) need none and are skipped.",
        Help = "Give it a URL or a path.",
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        if (schedule.IsGuide)
        {
            return;
        }

        var missing = schedule.Events.Where(item => item.MediaUrl is null).ToList();
        if (missing.Count > 1 && missing.Count == schedule.Events.Length)
        {
            // One finding about all of them says more than a thousand.
            findings.Add(Rule, schedule.Place(missing[0]), "", () => $"none of the {missing.Count:N0} events names its media");
            return;
        }

        foreach (var item in missing)
        {
            findings.Add(Rule, schedule.Place(item), "", () => $"“{item.Title}” at {item.Window.Start} names no media");
        }
    }
}
