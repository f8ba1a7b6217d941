using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class DeleteScheduleVerb() : Verb(VerbNames.DeleteSchedule, "Delete a schedule")
{
    private readonly Argument<string> _id = new("ID") { Description = "The schedule's id, from list-schedules" };

    public override IReadOnlyList<string> Examples => ["scheduleflow delete-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) =>
        session.Finish(DeleteSchedule.Run(parse.GetRequiredValue(_id), session.Context));
}
