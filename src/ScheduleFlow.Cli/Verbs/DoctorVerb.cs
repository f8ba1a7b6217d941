using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Maintenance;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class DoctorVerb() : Verb(VerbNames.Doctor, "Check the whole store, and mend it")
{
    private readonly Option<bool> _repair = new("--repair") { Description = "Mend what can be mended; without it nothing is changed" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow doctor --output table",
        "scheduleflow doctor --repair",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_repair);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(Doctor.Run(parse.GetValue(_repair), session.Context));
}
