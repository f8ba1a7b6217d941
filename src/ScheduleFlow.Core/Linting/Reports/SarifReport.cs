using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Linting.Reports;

/// <summary>A report as SARIF 2.1.0, which code scanning reads.</summary>
internal static class SarifReport
{
    public static void Write(Stream output, LintReport report)
    {
        using var json = new Utf8JsonWriter(output, ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://json.schemastore.org/sarif-2.1.0.json"u8);
        json.WriteString("version"u8, "2.1.0"u8);
        json.WriteStartArray("runs"u8);
        json.WriteStartObject();
        WriteTool(json, report);
        json.WriteString("columnKind"u8, "utf16CodeUnits"u8);
        json.WriteStartArray("results"u8);
        foreach (var finding in report.Findings.Listed)
        {
            WriteResult(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json, LintReport report)
    {
        json.WriteStartObject("tool"u8);
        json.WriteStartObject("driver"u8);
        json.WriteString("name"u8, "ScheduleFlow"u8);
        json.WriteString("version"u8, ProductVersion.Current);
        json.WriteStartArray("rules"u8);
        foreach (var rule in LintRules.All)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, rule.Id);
            json.WriteString("name"u8, rule.Name);
            WriteText(json, "shortDescription", rule.Summary);
            WriteText(json, "help", rule.Help);
            json.WriteStartObject("defaultConfiguration"u8);
            json.WriteBoolean("enabled"u8, report.Findings.IsOn(rule));
            json.WriteString("level"u8, LevelOf(report.Settings.SeverityOf(rule)));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId"u8, finding.Rule.Id);
        json.WriteNumber("ruleIndex"u8, LintRules.All.IndexOf(finding.Rule));
        json.WriteString("level"u8, LevelOf(finding.Severity));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations"u8);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation"u8);
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, UriOf(finding.Source));
        json.WriteEndObject();

        // A result without a line is not shown, so it gets the first one.
        json.WriteStartObject("region"u8);
        json.WriteNumber("startLine"u8, Math.Max(finding.Line, 1));
        if (finding.Column > 0)
        {
            json.WriteNumber("startColumn"u8, finding.Column);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints"u8);
        json.WriteString("scheduleFlowLint/v1"u8, finding.Fingerprint.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static string LevelOf(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        LintSeverity.Info => "note",
        _ => "none",
    };

    // A path below the working folder stays as it is: code scanning looks for it in the repository.
    private static string UriOf(string source)
    {
        if (ScheduleId.TryParse(source, out var id))
        {
            return $"urn:uuid:{id}";
        }

        var path = source.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? $"file://{escaped}" : escaped;
    }
}
