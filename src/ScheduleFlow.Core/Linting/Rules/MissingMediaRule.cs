namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF005: nothing to play. A guide is for viewers and needs none.</summary>
internal static class MissingMediaRule
{
    public static void Check(LintedSchedule schedule, LintFindings findings)
    {
        if (schedule.IsGuide)
        {
            return;
        }

        var missing = schedule.Events.Where(item => item.MediaUrl is null).ToList();
        if (missing.Count > 1 && missing.Count == schedule.Events.Length)
        {
            // One word about all of them says more than a thousand.
            findings.Add(LintRule.MissingMedia, schedule.Place(missing[0]), "", () => $"none of the {missing.Count:N0} events names its media");
            return;
        }

        foreach (var item in missing)
        {
            findings.Add(LintRule.MissingMedia, schedule.Place(item), "", () => $"“{item.Title}” at {item.Window.Start} names no media");
        }
    }
}
