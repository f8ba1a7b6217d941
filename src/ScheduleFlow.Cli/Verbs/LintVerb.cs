using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reports;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class LintVerb() : Verb(VerbNames.Lint, "Check schedules for overlaps, dead air, repeats and more; for CI")
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Sarif = "sarif";
    private const string Junit = "junit";

    private readonly Argument<string[]> _sources = new("FILE|ID") { Description = "Documents, ids of stored schedules, or - for standard input", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _format = new("--format") { Description = "text, json, sarif (2.1.0) or junit; default: text on a terminal, else json", HelpName = "F" };
    private readonly Option<string> _config = new("--config") { Description = "Severities and options of the rules, YAML or JSON (docs/lint.md)", HelpName = "FILE" };
    private readonly Option<string> _baseline = new("--baseline") { Description = "Findings that are known, and passed over", HelpName = "FILE" };
    private readonly Option<string> _writeBaseline = new("--write-baseline") { Description = "Write what is found to this file, as a baseline, and pass", HelpName = "FILE" };
    private readonly Option<bool> _fix = new("--fix") { Description = "Mend files where that is safe: remove duplicates, put events in order" };
    private readonly Option<string> _failOn = new("--fail-on") { Description = "Exit with 1 on findings from this severity on: info, warning, error, or never; default: warning", HelpName = "LEVEL" };
    private readonly Option<string> _zone = new("--zone") { Description = "The zone of times without an offset, and of days, such as Europe/Berlin; default: UTC", HelpName = "IANA" };
    private readonly Option<string> _dayStart = new("--day-start") { Description = "When a broadcast day begins, such as 06:00; default: midnight", HelpName = "HH:MM" };
    private readonly Option<string> _start = new("--start") { Description = "Where a list without times (M3U) begins; default: with the present day", HelpName = "INSTANT" };
    private readonly Option<string> _channel = new("--channel") { Description = "Check the events of this channel only", HelpName = "ID" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow lint demo_data/with_gaps.json --format text",
        "scheduleflow lint schedules/*.xml --config lint.yaml --format sarif > lint.sarif",
        "scheduleflow lint week.csv --fix --zone Europe/Berlin",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        _format.AcceptOnlyFromAmong(Text, Json, Sarif, Junit);
        command.Arguments.Add(_sources);
        foreach (var option in new Option[] { _format, _config, _baseline, _writeBaseline, _fix, _failOn, _zone, _dayStart, _start, _channel })
        {
            command.Options.Add(option);
        }

    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var outcome = LintSchedules.Run(
            new LintSchedules.Request
            {
                Sources = [.. parse.GetRequiredValue(_sources).Select(source => session.Input(source))],
                Configuration = parse.GetValue(_config) is { } config ? session.Input(config) : null,
                Baseline = parse.GetValue(_baseline) is { } baseline ? session.Input(baseline) : null,
                WriteBaseline = parse.GetValue(_writeBaseline),
                Fix = parse.GetValue(_fix),
                FailOn = parse.GetValue(_failOn),
                Zone = parse.GetValue(_zone),
                DayStart = parse.GetValue(_dayStart),
                Start = parse.GetValue(_start),
                Channel = parse.GetValue(_channel),
            },
            session.Context);
        if (!outcome.TryGet(out var report, out var problem))
        {
            return session.Output.Write(problem);
        }

        var reply = new LintReply(report);
        switch (parse.GetValue(_format) ?? (session.Output.Layout == Layout.Compact ? Json : Text))
        {
            case Text:
                return Write(session, report, (output, found) => TextReport.Write(output, found, IsColoured), reply.Exit);
            case Sarif:
                return Write(session, report, SarifReport.Write, reply.Exit);
            case Junit:
                return Write(session, report, JunitReport.Write, reply.Exit);
            default:
                return session.Output.Write(reply);
        }
    }

    // As no-color.org has it: any value but an empty one.
    private static bool IsColoured => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    private static ExitCode Write(Session session, LintReport report, Action<Stream, LintReport> write, ExitCode exit)
    {
        using var output = session.Output.OpenOutput();
        write(output, report);
        return exit;
    }
}
