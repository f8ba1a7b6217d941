using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class VerifyVerb() : Verb(VerbNames.Verify, "Prove that an export still equals its schedule")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The exported document, or - for standard input" };
    private readonly Option<string[]> _against = new("--against") { Description = "The id of the schedule that it is of; may be repeated, as the ids of export-schedule", HelpName = "ID", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "xml (TVGuide), json, m3u, xmltv, ffplayout, csv, ics, or auto: decided by content; for the others (ersatztv, casparcg, caspar-list, html) the bytes are compared", HelpName = "F", DefaultValueFactory = _ => FormatNames.Auto };
    private readonly SelectionOptions _selection = new();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow verify week.xml --against 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11",
        "scheduleflow verify monday.csv --against 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --from 2026-12-07 --to 2026-12-08",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_against);
        command.Options.Add(_format);
        _selection.AddTo(command);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(VerifyExport.Run(
        new VerifyExport.Request
        {
            Document = session.Input(parse.GetRequiredValue(_file)),
            Against = parse.GetRequiredValue(_against),
            Export = _selection.Request(parse.GetRequiredValue(_format), parse),
        },
        session.Context));
}
