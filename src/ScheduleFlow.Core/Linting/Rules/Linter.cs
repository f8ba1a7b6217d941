using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Applies the rules to documents.</summary>
/// <param name="settings">Which rules apply, and how strictly.</param>
/// <param name="zone">The zone of days; null: UTC.</param>
/// <param name="dayStart">When days begin.</param>
internal sealed class Linter(LintSettings settings, Zone? zone, TimeOnly dayStart)
{
    private readonly LintTerms _terms = new(settings, zone, dayStart);

    public void Check(LintedDocument document, LintFindings findings)
    {
        findings.Begin(document.Source);
        foreach (var note in document.Notes)
        {
            findings.Add(note);
        }

        foreach (var schedule in document.Schedules)
        {
            foreach (var rule in LintRules.All)
            {
                rule.Check?.Invoke(schedule, _terms, findings);
            }
        }
    }
}
