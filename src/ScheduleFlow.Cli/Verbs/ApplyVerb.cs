using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Plans;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ApplyVerb() : Verb(VerbNames.Apply, "Plan, and store the calendar in the place of the channel's one")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The plan, YAML or JSON, or - for standard input" };
    private readonly Option<string> _hash = new("--plan-hash") { Description = "Only if it is still the plan that showed this hash", HelpName = "HASH" };
    private readonly Option<bool> _accept = new("--accept-breaches") { Description = "Store it although musts cannot hold" };
    private readonly Option<bool> _timeline = new("--timeline") { Description = "List the events in the reply" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow apply demo_data/plans/campus_week.yaml",
        "scheduleflow apply channel.yaml --plan-hash 4f1c9a…",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_hash);
        command.Options.Add(_accept);
        command.Options.Add(_timeline);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var request = new ApplyPlan.Request
        {
            Input = session.Input(parse.GetRequiredValue(_file)),
            PlanHash = parse.GetValue(_hash),
            AcceptsBreaches = parse.GetValue(_accept),
            WithTimeline = parse.GetValue(_timeline),
        };
        return session.Finish(ApplyPlan.Run(request, session.Context, new Progress(session.Output.RequestId).Report));
    }
}
