using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Plans;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExplainVerb() : Verb(VerbNames.Explain, "Say why something is on air at a time, or why something else is not")
{
    private readonly Argument<string> _id = new("ID") { Description = "The schedule's id, from list-schedules" };
    private readonly Option<string> _at = new("--at") { Description = "When, such as 2026-12-07T20:15:00Z", HelpName = "INSTANT", Required = true };
    private readonly Option<string> _whyNot = new("--why-not") { Description = "The URL or title of what might be there instead; needs --plan where a plan made the calendar", HelpName = "ITEM" };
    private readonly Option<string> _plan = new("--plan") { Description = "The plan file that the calendar was made of", HelpName = "FILE" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow explain 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --at 2026-12-07T20:15:00Z",
        "scheduleflow explain 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --at 2026-12-07T20:15:00Z --why-not \"Low Tide\" --plan channel.yaml",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        command.Options.Add(_at);
        command.Options.Add(_whyNot);
        command.Options.Add(_plan);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ExplainEvent.Run(
        new ExplainEvent.Request
        {
            Id = parse.GetRequiredValue(_id),
            At = parse.GetRequiredValue(_at),
            WhyNot = parse.GetValue(_whyNot),
            Plan = parse.GetValue(_plan) is { } plan ? session.Input(plan) : null,
        },
        session.Context));
}
