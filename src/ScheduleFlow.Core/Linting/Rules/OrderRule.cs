namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Events that are not in order of start. Each channel is checked on its own.</summary>
internal static class OrderRule
{
    public static readonly LintRule Rule = new("SF009", "order", LintSeverity.Info)
    {
        Summary = "An event comes after one that starts later.",
        Help = "Put the events in order of start, or use --fix.",
        IsMended = true,
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var latest = new Dictionary<string, LintedEvent>();
        foreach (var item in schedule.InDocument)
        {
            var channel = item.Event.Channel ?? "";
            if (latest.TryGetValue(channel, out var before) && item.Event.Window.Start < before.Event.Window.Start)
            {
                findings.Add(Rule, item, "", () =>
                    $"“{item.Event.Title}” at {item.Event.Window.Start} comes after "
                    + $"“{before.Event.Title}” at {before.Event.Window.Start}");
            }
            else
            {
                latest[channel] = item;
            }
        }
    }
}
