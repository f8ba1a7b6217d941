using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>A video that plays again too soon, counted from start to start.</summary>
internal static class CooldownRule
{
    private static readonly LintOption Cooldown = LintOption.Duration("cooldown", "from start to start", seconds: 48 * 3600);
    private static readonly LintOption By = LintOption.Choice("by", "what tells videos apart", "url", "title");

    public static readonly LintRule Rule = new("SF004", "cooldown", LintSeverity.Warning)
    {
        Summary = "A video starts again sooner than the cooldown after its last start.",
        Details = "Each channel counts on its own. Events without media are skipped.",
        Help = "Put another video there, or set the intended cooldown in the configuration.",
        Options = [Cooldown, By],
        Check = Check,
    };

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var cooldown = terms.ValueOf(Cooldown);
        var isByTitle = terms.ValueOf(By) == By.Choices.IndexOf("title");
        foreach (var lane in Lanes.Of(schedule.Events))
        {
            var last = new Dictionary<string, Instant>(StringComparer.Ordinal);
            foreach (var item in lane)
            {
                if ((isByTitle ? item.Title : item.MediaUrl) is not { } video)
                {
                    continue;
                }

                if (last.TryGetValue(video, out var before) && item.Window.Start - before < cooldown)
                {
                    var rested = item.Window.Start - before;
                    findings.Add(Rule, schedule.Place(item), "", () =>
                        $"“{item.Title}” starts again {DurationText.Of(rested)} after its start at {before}; "
                        + $"the cooldown is {DurationText.Of(cooldown)}");
                }

                last[video] = item.Window.Start;
            }
        }
    }
}
