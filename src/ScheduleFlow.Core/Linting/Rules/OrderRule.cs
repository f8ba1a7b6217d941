namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>SF009: events that do not stand in order of start. Each channel is on its own.</summary>
internal static class OrderRule
{
    public static void Check(LintedSchedule schedule, LintFindings findings)
    {
        var latest = new Dictionary<string, LintedEvent>();
        foreach (var item in schedule.InDocument)
        {
            var channel = item.Event.Channel ?? "";
            if (latest.TryGetValue(channel, out var before) && item.Event.Window.Start < before.Event.Window.Start)
            {
                findings.Add(LintRule.Order, item, "", () => $"“{item.Event.Title}” at {item.Event.Window.Start} stands behind “{before.Event.Title}” at {before.Event.Window.Start}");
            }
            else
            {
                latest[channel] = item;
            }
        }
    }
}
