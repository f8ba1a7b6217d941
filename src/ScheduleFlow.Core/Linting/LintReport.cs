using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>The result of a run.</summary>
/// <param name="Sources">The sources that were checked.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Settings">The settings of the run.</param>
/// <param name="FailOn">The least severity that makes the run fail; off: none does.</param>
/// <param name="Fixed">The documents that were fixed, and by how many findings.</param>
internal sealed record LintReport(
    ImmutableArray<LintedSource> Sources,
    LintFindings Findings,
    LintSettings Settings,
    LintSeverity FailOn,
    ImmutableArray<(string Source, int Findings)> Fixed)
{
    public bool Passed => FailOn == LintSeverity.Off || !Findings.Counts.Any(rule => Fails(Settings.SeverityOf(rule.Key)));

    public int Total => Findings.Counts.Values.Sum();

    public bool Fails(LintSeverity severity) => FailOn != LintSeverity.Off && severity >= FailOn;
}
