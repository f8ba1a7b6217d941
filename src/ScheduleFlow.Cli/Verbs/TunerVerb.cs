using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class TunerVerb() : Verb(VerbNames.Tuner, "Write what a network tuner (HDHomeRun) says of itself, as the gateway serves it")
{
    private readonly Argument<string> _document = new("DOCUMENT") { Description = string.Join(", ", TunerDocuments.Names) };
    private readonly Option<string> _baseUrl = new("--base-url") { Description = "The address that TV apps reach the gateway by", HelpName = "URL", Required = true };

    public override IReadOnlyList<string> Examples => ["scheduleflow tuner lineup.json --base-url http://192.168.1.10:5000"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_document);
        command.Options.Add(_baseUrl);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.FinishDocument(
        TunerDocuments.ToStream(parse.GetRequiredValue(_document), parse.GetRequiredValue(_baseUrl), session.Output.OpenOutput, session.Context));
}
