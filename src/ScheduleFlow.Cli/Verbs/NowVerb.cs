using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class NowVerb() : Verb(VerbNames.Now, "Say what is on each channel now, what comes next, and when")
{
    private readonly Option<string> _channel = new("--channel") { Description = "Only this channel; default: all that have a schedule", HelpName = "ID" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow now --output table",
        "scheduleflow now --channel campus.example.edu",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_channel);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(WhatIsOn.Run(parse.GetValue(_channel), session.Context));
}
