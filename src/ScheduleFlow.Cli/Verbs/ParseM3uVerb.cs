using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ParseM3uVerb() : Verb(VerbNames.ParseM3u, "Say what is in a list of channels; nothing is stored")
{
    private readonly Argument<string> _file = new("FILE") { Description = "An M3U list of channels, or JSON as export-channels writes it; - for standard input" };
    private readonly Option<string> _format = new("--format") { Description = "m3u-channels, json, or auto: decided by content", HelpName = "F" };

    public override IReadOnlyList<string> Examples => ["scheduleflow parse-m3u demo_data/campus_channels.m3u --output table"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_format);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(
        ParseChannels.Run(session.Input(parse.GetRequiredValue(_file)), parse.GetValue(_format), session.Context));
}
