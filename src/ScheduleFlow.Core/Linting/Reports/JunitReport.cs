using System.Globalization;
using System.Text;
using System.Xml;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Text.Xml;

namespace ScheduleFlow.Core.Linting.Reports;

/// <summary>
/// A report as JUnit XML, which CI servers read: a suite for each document, and a test for each rule, with a failure for
/// findings at or above the level. Findings below it are the test's output.
/// </summary>
internal static class JunitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
        CheckCharacters = false,
    };

    public static void Write(Stream output, LintReport report)
    {
        var byTest = report.Findings.Listed.ToLookup(finding => (finding.Source, finding.Rule));
        var rules = LintRules.All.Where(report.Findings.IsOn).ToList();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "scheduleflow lint");
            WriteCounts(xml, report.Sources.Length * rules.Count, report.Sources.Sum(source => FailuresOf(source.Name)));
            foreach (var source in report.Sources.Select(linted => linted.Name))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", XmlCharacters.Clean(source));
                WriteCounts(xml, rules.Count, FailuresOf(source));
                foreach (var rule in rules)
                {
                    WriteCase(xml, report, source, rule, byTest[(source, rule)]);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');

        int FailuresOf(string source) => rules.Count(rule =>
            report.Fails(report.Settings.SeverityOf(rule)) && byTest.Contains((source, rule)));
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }

    private static void WriteCase(XmlWriter xml, LintReport report, string source, LintRule rule, IEnumerable<LintFinding> found)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlCharacters.Clean(source));
        xml.WriteAttributeString("name", rule.ToString());
        var findings = found.ToList();
        if (findings.Count > 0)
        {
            // One element per test: some servers understand no more.
            var fails = report.Fails(findings[0].Severity);
            xml.WriteStartElement(fails ? "failure" : "system-out");
            if (fails)
            {
                var first = findings[0].Message;
                var message = findings.Count == 1 ? first : $"{findings.Count} findings; the first: {first}";
                xml.WriteAttributeString("message", XmlCharacters.Clean(message));
                xml.WriteAttributeString("type", rule.Id);
            }

            var lines = findings.Select(finding => $"{TextReport.PlaceOf(finding)}: {finding.Message}");
            xml.WriteString(XmlCharacters.Clean(string.Join('\n', lines)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
