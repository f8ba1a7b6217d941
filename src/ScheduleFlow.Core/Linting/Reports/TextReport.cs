using System.Text;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Linting.Reports;

/// <summary>A report for people: each finding with its place and line, and a total at the end.</summary>
internal static class TextReport
{
    private const int Width = 120;
    private const string Plain = "\e[0m";
    private const string Bold = "\e[1m";
    private const string Green = "\e[32m";

    public static void Write(Stream output, LintReport report) => Write(output, report, isColoured: false);

    /// <param name="output">Receives the report.</param>
    /// <param name="report">What was found.</param>
    /// <param name="isColoured">Whether to colour places, severities and carets, for a terminal with ANSI colours.</param>
    public static void Write(Stream output, LintReport report, bool isColoured)
    {
        string In(string colour, string words) => isColoured ? colour + words + Plain : words;

        using var text = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var findings in report.Findings.Listed.GroupBy(finding => finding.Source))
        {
            var lines = new SourceLines(findings.Key, findings.Select(finding => finding.Line));
            foreach (var finding in findings)
            {
                var place = In(Bold, PrintableText.Of(PlaceOf(finding)));
                var severity = In(ColourOf(finding.Severity), LintSeverityNames.NameOf(finding.Severity));
                text.WriteLine($"{place}: {severity} {finding.Rule}: {PrintableText.Of(finding.Message)}");
                WriteSource(text, lines, finding, caret => In(Green, caret));
            }
        }

        foreach (var (source, count) in report.Fixed)
        {
            text.WriteLine($"{PrintableText.Of(source)}: mended, {Counted(count, "finding")} less");
        }

        text.WriteLine(Sum(report));
    }

    /// <summary>The place as compilers write it: <c>file:line:column</c>.</summary>
    public static string PlaceOf(LintFinding finding) => (finding.Line, finding.Column) switch
    {
        (0, _) => finding.Source,
        (var line, 0) => $"{finding.Source}:{line}",
        var (line, column) => $"{finding.Source}:{line}:{column}",
    };

    private static void WriteSource(StreamWriter text, SourceLines lines, LintFinding finding, Func<string, string> marked)
    {
        if (lines[finding.Line] is not { } line)
        {
            return;
        }

        // A long line is cut around the column. Tabs become one column wide, so that the caret is right.
        var column = Math.Clamp(finding.Column - 1, 0, line.Length);
        var from = column < Width * 2 / 3 ? 0 : column - (Width / 3);
        var shown = PrintableText.Of(line.Substring(from, Math.Min(Width, line.Length - from)));
        text.WriteLine($"{finding.Line,6} | {shown}");
        if (finding.Column > 0)
        {
            text.WriteLine($"       | {new string(' ', PrintableText.Of(line[from..column]).Length)}{marked("^")}");
        }
    }

    private static string ColourOf(LintSeverity severity) => severity switch
    {
        LintSeverity.Error => "\e[1;31m",
        LintSeverity.Warning => "\e[1;33m",
        _ => "\e[1;36m",
    };

    private static string Sum(LintReport report)
    {
        var known = report.Findings.Known == 0 ? "" : $"; {report.Findings.Known} known from the baseline";
        var files = Counted(report.Sources.Length, "source");
        if (report.Total == 0)
        {
            return $"No findings in {files}{known}.";
        }

        var severities = new[] { LintSeverity.Error, LintSeverity.Warning, LintSeverity.Info }
            .Select(severity => (severity, count: report.Findings.Count(severity)))
            .Where(one => one.count > 0)
            .Select(one => $"{one.count} {LintSeverityNames.NameOf(one.severity)}");
        var cut = report.Total > report.Findings.Listed.Count ? $", of which {report.Findings.Listed.Count} are listed" : "";
        return $"{Counted(report.Total, "finding")} ({string.Join(", ", severities)}) in {files}{cut}{known}.";
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
