using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Linting;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>A report as the reply of <c>lint</c> shows it.</summary>
internal static class LintReplies
{
    public static LintReply Of(LintReport report) => new()
    {
        Passed = report.Passed,
        FailOn = LintSeverityNames.LevelName(report.FailOn),
        Counts = new LintCounts(
            report.Findings.Count(LintSeverity.Error),
            report.Findings.Count(LintSeverity.Warning),
            report.Findings.Count(LintSeverity.Info),
            report.Findings.Known),
        Rules = report.Findings.Counts.ToImmutableSortedDictionary(rule => rule.Key.Id, rule => rule.Value, StringComparer.Ordinal),
        Sources = report.Sources.ToRows(source => Of(source, report)),
        Findings = report.Findings.Listed.ToRows(Of),
    };

    private static LintSourceRow Of(LintedSource source, LintReport report) => new()
    {
        Source = source.Name,
        Format = source.Format,
        Events = source.Events,
        Fixed = report.Fixed.FirstOrDefault(mended => mended.Source == source.Name) is { Findings: > 0 and var count } ? count : null,
    };

    private static LintFindingRow Of(LintFinding finding) => new()
    {
        Rule = finding.Rule.Id,
        Name = finding.Rule.Name,
        Severity = LintSeverityNames.NameOf(finding.Severity),
        Source = finding.Source,
        Line = finding.Line > 0 ? finding.Line : null,
        Column = finding.Column > 0 ? finding.Column : null,
        Start = finding.Start?.ToString(),
        Channel = finding.Channel,
        Title = finding.Title,
        Message = finding.Message,
        Fingerprint = finding.Fingerprint.ToString(),
    };
}
