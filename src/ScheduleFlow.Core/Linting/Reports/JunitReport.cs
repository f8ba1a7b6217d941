using System.Globalization;
using System.Text;
using System.Xml;
using ScheduleFlow.Core.Linting.Rules;

namespace ScheduleFlow.Core.Linting.Reports;

/// <summary>
/// A report as JUnit XML, which CI servers read: a suite for each document, a test for each rule, a failure for each
/// finding at or above the level; what is below it is the test's output.
/// </summary>
internal static class JunitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false, CheckCharacters = false };

    public static void Write(Stream output, LintReport report)
    {
        var byTest = report.Findings.Listed.ToLookup(finding => (finding.Source, finding.Rule));
        var rules = LintRules.All.Where(report.Findings.IsOn).ToList();
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "scheduleflow lint");
            WriteCounts(xml, report.Sources.Length * rules.Count, report.Sources.Sum(source => rules.Count(rule => Fails(source.Name, rule))));
            foreach (var source in report.Sources.Select(linted => linted.Name))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(source));
                WriteCounts(xml, rules.Count, rules.Count(rule => Fails(source, rule)));
                foreach (var rule in rules)
                {
                    WriteCase(xml, report, source, rule, byTest[(source, rule)]);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');

        bool Fails(string source, LintRule rule) => report.Fails(report.Settings.SeverityOf(rule)) && byTest.Contains((source, rule));
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
        xml.WriteAttributeString("classname", Clean(source));
        xml.WriteAttributeString("name", rule.ToString());
        var findings = found.ToList();
        if (findings.Count > 0)
        {
            // One element a test: more than one is not understood everywhere.
            var fails = report.Fails(findings[0].Severity);
            xml.WriteStartElement(fails ? "failure" : "system-out");
            if (fails)
            {
                xml.WriteAttributeString("message", Clean(findings.Count == 1 ? findings[0].Message : $"{findings.Count} findings; the first: {findings[0].Message}"));
                xml.WriteAttributeString("type", rule.Id);
            }

            xml.WriteString(Clean(string.Join('\n', findings.Select(finding => $"{TextReport.PlaceOf(finding)}: {finding.Message}"))));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What a document may hold and XML may not.
    private static string Clean(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
}
