using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Linting;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>A report as JSON. Counts are exact; of each rule and source the first <see cref="Limits.MaxListed"/> findings are listed.</summary>
internal sealed record LintReply(LintReport Report) : IReply
{
    public ExitCode Exit => Report.Passed ? ExitCode.Done : ExitCode.Findings;

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("passed"u8, Report.Passed);
        json.WriteString("fail_on"u8, LintSeverityNames.LevelName(Report.FailOn));
        json.WriteStartObject("counts"u8);
        json.WriteNumber("error"u8, Report.Findings.Count(LintSeverity.Error));
        json.WriteNumber("warning"u8, Report.Findings.Count(LintSeverity.Warning));
        json.WriteNumber("info"u8, Report.Findings.Count(LintSeverity.Info));
        json.WriteNumber("known"u8, Report.Findings.Known);
        json.WriteEndObject();
        json.WriteStartObject("rules"u8);
        foreach (var rule in LintRule.All.Where(Report.Findings.Counts.ContainsKey))
        {
            json.WriteNumber(rule.Id, Report.Findings.Counts[rule]);
        }

        json.WriteEndObject();
        json.WriteStartArray("sources"u8);
        foreach (var source in Report.Sources)
        {
            WriteSource(json, source);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings"u8);
        foreach (var finding in Report.Findings.Listed)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
    }

    private void WriteSource(Utf8JsonWriter json, LintedSource source)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, source.Name);
        if (source.Format is not null)
        {
            json.WriteString("format"u8, source.Format);
        }

        json.WriteNumber("events"u8, source.Events);
        if (Report.Fixed.FirstOrDefault(mended => mended.Source == source.Name) is { Findings: > 0 and var count })
        {
            json.WriteNumber("fixed"u8, count);
        }

        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, finding.Rule.Id);
        json.WriteString("name"u8, finding.Rule.Name);
        json.WriteString("severity"u8, LintSeverityNames.NameOf(finding.Severity));
        json.WriteString("source"u8, finding.Source);
        WritePlace(json, "line"u8, finding.Line);
        WritePlace(json, "column"u8, finding.Column);
        if (finding.Start is { } start)
        {
            json.WriteString("start"u8, start.ToString());
        }

        if (finding.Channel is not null)
        {
            json.WriteString("channel"u8, finding.Channel);
        }

        if (finding.Title is not null)
        {
            json.WriteString("title"u8, finding.Title);
        }

        json.WriteString("message"u8, finding.Message);
        json.WriteString("fingerprint"u8, finding.Fingerprint.ToString());
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, ReadOnlySpan<byte> name, int number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
    }
}
