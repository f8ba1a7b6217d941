using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>Runs the rules over what was read.</summary>
/// <param name="settings">What is looked for.</param>
/// <param name="zone">Where days are; null: UTC.</param>
/// <param name="dayStart">When they begin.</param>
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
