using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportChannelsVerb() : Verb(VerbNames.ExportChannels, "Write the channels as a list, to stdout or to a file")
{
    private readonly ExportOptions _export = new("m3u (a list for players) or json");
    private readonly Option<string> _group = new("--group") { Description = "Only channels of this group, in any case", HelpName = "G" };
    private readonly Option<string> _state = new("--state") { Description = "Only channels whose link was found so: working, broken, timeout or unchecked", HelpName = "S" };
    private readonly Option<string> _guide = new("--guide-url") { Description = "For players that read the guide at this address (export-guide): ids are the guide's, and every channel has a number", HelpName = "URL" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow export-channels --format m3u --output channels.m3u",
        "scheduleflow export-channels --format m3u --state working --guide-url http://192.168.1.10:5000/iptv/xmltv.xml",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        _export.AddTo(command);
        command.Options.Add(_group);
        command.Options.Add(_state);
        command.Options.Add(_guide);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var request = new ExportChannels.Request(_export.Format(parse), parse.GetValue(_group), parse.GetValue(_guide), parse.GetValue(_state));
        return _export.Target(parse) is { } target
            ? session.Finish(ExportChannels.ToFile(request, target, session.Context))
            : session.FinishDocument(ExportChannels.ToStream(request, session.Output.OpenOutput, session.Context));
    }
}
