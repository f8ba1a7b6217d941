using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Runs the rules over what was read.</summary>
/// <param name="settings">What is looked for.</param>
/// <param name="zone">Where days are; null: UTC.</param>
/// <param name="dayStart">When they begin.</param>
internal sealed class Linter(LintSettings settings, Zone? zone, TimeOnly dayStart)
{
    public void Check(LintedDocument document, LintFindings findings)
    {
        findings.Begin(document.Source);
        foreach (var note in document.Notes)
        {
            findings.Add(note);
        }

        foreach (var schedule in document.Schedules)
        {
            OverlapRule.Check(schedule, findings);
            GapRule.Check(schedule, settings, findings);
            DuplicateRule.Check(schedule, findings);
            CooldownRule.Check(schedule, settings, findings);
            MissingMediaRule.Check(schedule, findings);
            DayLengthRule.Check(schedule, zone, dayStart, findings);
            LongEventRule.Check(schedule, settings, findings);
            OrderRule.Check(schedule, findings);
        }
    }
}
