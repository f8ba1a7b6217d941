using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Plans;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class CheckPlanVerb() : Verb(VerbNames.CheckPlan, "Read a plan file and its playlists, and say what is wrong with them")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The plan, YAML or JSON, or - for standard input" };

    public override IReadOnlyList<string> Examples => ["scheduleflow check-plan demo_data/plans/campus_week.yaml"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) =>
        session.Finish(CheckPlan.Run(session.Input(parse.GetRequiredValue(_file)), session.Context));
}
