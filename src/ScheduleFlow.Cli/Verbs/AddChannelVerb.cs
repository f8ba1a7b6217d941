using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class AddChannelVerb() : Verb(VerbNames.AddChannel, "Add one channel")
{
    private readonly ChannelOptions _channel = new();
    private readonly Option<string> _id = new("--id") { Description = "Its id; default: its tvg-id, else one made of name and URL", HelpName = "ID" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow add-channel --name \"Lindenhof Campus TV\" --url https://media.example.edu/campus/index.m3u8 --tvg-id campus.example.edu --number 5",
        "scheduleflow add-channel '{\"name\":\"Lobby\",\"url\":\"https://media.example.edu/lobby.m3u8\",\"backup_urls\":[\"https://backup.example.edu/lobby.m3u8\"]}'",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        _channel.AddTo(command);
        command.Options.Add(_id);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => _channel.Input(parse, session, parse.GetValue(_id)).TryGet(out var input, out var problem)
        ? session.Finish(AddChannel.Run(new AddChannel.Request(input, _channel.Key(parse)), session.Context))
        : session.Output.Write(problem);
}
