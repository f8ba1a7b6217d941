using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class DeleteAllSchedulesVerb() : Verb(VerbNames.DeleteAllSchedules, "Delete every schedule")
{
    private readonly Option<string> _confirm = new("--confirm") { Description = $"The words {DeleteAllSchedules.Confirmation}, or nothing is deleted", HelpName = "WORDS" };

    public override IReadOnlyList<string> Examples => [$"scheduleflow delete-all-schedules --confirm {DeleteAllSchedules.Confirmation}"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_confirm);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) =>
        session.Finish(DeleteAllSchedules.Run(parse.GetValue(_confirm), session.Context));
}
