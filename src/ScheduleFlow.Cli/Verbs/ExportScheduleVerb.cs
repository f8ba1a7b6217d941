using System.CommandLine;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Operations;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportScheduleVerb() : Verb(VerbNames.ExportSchedule, "Write a schedule in a format, to stdout or to a file")
{
    private readonly Argument<string> _id = new("ID") { Description = "The schedule's id, from list-schedules" };
    private readonly ExportOptions _export = new();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format xml --output week.xml",
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format m3u > week.m3u",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        _export.AddTo(command);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var id = parse.GetRequiredValue(_id);
        var format = _export.Format(parse);
        return _export.Target(parse) is { } target
            ? session.Finish(ExportSchedule.ToFile(id, format, target, session.Context))
            : session.FinishDocument(ExportSchedule.ToStream(id, format, session.Output.OpenOutput, session.Context));
    }
}
