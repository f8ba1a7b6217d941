using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportAllSchedulesVerb() : Verb(VerbNames.ExportAllSchedules, "Write every schedule into one document")
{
    private readonly ExportOptions _export = new(ExportOptions.ScheduleFormats);
    private readonly SelectionOptions _selection = new();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow export-all-schedules --format xml --output all.xml",
        "scheduleflow export-all-schedules --format json > all.json",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        _export.AddTo(command);
        _selection.AddTo(command);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var request = _selection.Request(_export.Format(parse), parse);
        return _export.Target(parse) is { } target
            ? session.Finish(ExportAllSchedules.ToFile(request, target, session.Context))
            : session.FinishDocument(ExportAllSchedules.ToStream(request, session.Output.OpenOutput, session.Context));
    }
}
