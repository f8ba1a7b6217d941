using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>What a run found.</summary>
/// <param name="Sources">What was looked at.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Settings">What was looked for.</param>
/// <param name="FailOn">From which severity on a finding makes the run fail; off: none does.</param>
/// <param name="Fixed">The documents that were mended, with how many findings that took away.</param>
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
