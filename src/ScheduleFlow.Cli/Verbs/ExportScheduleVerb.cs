using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportScheduleVerb() : Verb(VerbNames.ExportSchedule, "Write a schedule, or several as one, in a format, to stdout or to a file")
{
    private readonly Argument<string[]> _ids = new("ID") { Description = "The schedule's id, from list-schedules; of several the events become one schedule", Arity = ArgumentArity.OneOrMore };
    private readonly ExportOptions _export = new(ExportOptions.ScheduleFormats);
    private readonly SelectionOptions _selection = new();
    private readonly Option<string> _perDay = new("--per-day") { Description = "Write a file for each broadcast day, below this folder", HelpName = "FOLDER" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format xml --output week.xml",
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format m3u > week.m3u",
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format xmltv --from 2026-12-01 --to 2026-12-08 --zone Europe/Berlin",
        "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format ffplayout --per-day playlists --day-start 06:00 --zone Europe/Berlin",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_ids);
        _export.AddTo(command);
        _selection.AddTo(command);
        command.Options.Add(_perDay);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var ids = parse.GetRequiredValue(_ids);
        var request = _selection.Request(_export.Format(parse), parse);
        if (parse.GetValue(_perDay) is { } folder)
        {
            return session.Finish(ExportDays.Run(ids, request, folder, session.Context));
        }

        return _export.Target(parse) is { } target
            ? session.Finish(ExportSchedule.ToFile(ids, request, target, session.Context))
            : session.FinishDocument(ExportSchedule.ToStream(ids, request, session.Output.OpenOutput, session.Context));
    }
}
