using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class UpdateChannelVerb() : Verb(VerbNames.UpdateChannel, "Change fields of one channel, or give it a schedule")
{
    private readonly Argument<string> _id = new("ID") { Description = "The channel's id, from list-channels" };
    private readonly ChannelOptions _channel = new();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow update-channel campus.example.edu --schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11",
        "scheduleflow update-channel campus.example.edu '{\"group\":null,\"backup_urls\":[\"https://backup.example.edu/campus.m3u8\"]}'",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        _channel.AddTo(command);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => _channel.Input(parse, session).TryGet(out var input, out var problem)
        ? session.Finish(UpdateChannel.Run(new UpdateChannel.Request(parse.GetRequiredValue(_id), input, _channel.Key(parse)), session.Context))
        : session.Output.Write(problem);
}
