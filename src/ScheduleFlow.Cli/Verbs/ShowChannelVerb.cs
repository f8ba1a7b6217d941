using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ShowChannelVerb() : Verb(VerbNames.ShowChannel, "Show one channel, and what is known of its link")
{
    private readonly Argument<string> _id = new("ID") { Description = "The channel's id, from list-channels" };

    public override IReadOnlyList<string> Examples => ["scheduleflow show-channel campus.example.edu"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ShowChannel.Run(parse.GetRequiredValue(_id), session.Context));
}
