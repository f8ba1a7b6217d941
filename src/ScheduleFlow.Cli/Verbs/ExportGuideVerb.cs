using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportGuideVerb() : Verb(VerbNames.ExportGuide, "Write the TV guide of all channels that have a schedule, as XMLTV")
{
    private readonly Option<string> _output = new("--output") { Description = "The file to write or replace; default: the document goes to stdout", HelpName = "FILE" };
    private readonly Option<string> _from = new("--from") { Description = "Only what is on at this instant or later", HelpName = "INSTANT" };
    private readonly Option<string> _to = new("--to") { Description = "Only what begins before this instant", HelpName = "INSTANT" };
    private readonly Option<bool> _gzip = new("--gzip") { Description = "Pack it with gzip" };

    public override IReadOnlyList<string> Examples => ["scheduleflow export-guide --output guide.xml"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_output);
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_gzip);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var request = new ExportGuide.Request(parse.GetValue(_from), parse.GetValue(_to), parse.GetValue(_gzip));
        return parse.GetValue(_output) is { } path and not "-"
            ? session.Finish(ExportGuide.ToFile(request, ExportTarget.Path(path), session.Context))
            : session.FinishDocument(ExportGuide.ToStream(request, session.Output.OpenOutput, session.Context));
    }
}
