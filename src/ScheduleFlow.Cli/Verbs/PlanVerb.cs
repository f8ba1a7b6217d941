using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Plans;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class PlanVerb() : Verb(VerbNames.Plan, "Show what a plan file would put on air; nothing is stored")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The plan, YAML or JSON, or - for standard input" };
    private readonly Option<bool> _noTimeline = new("--no-timeline") { Description = "Leave the list of events out" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow plan demo_data/plans/campus_week.yaml --output table",
        "scheduleflow plan channel.yaml --no-timeline",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_noTimeline);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var input = session.Input(parse.GetRequiredValue(_file));
        return session.Finish(MakePlan.Run(input, !parse.GetValue(_noTimeline), session.Context, new Progress(session.Output.RequestId).Report));
    }
}
