using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Settings;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class SystemInfoVerb() : Verb(VerbNames.SystemInfo, "Say what runs here and how much it holds")
{
    public override IReadOnlyList<string> Examples => ["scheduleflow system-info"];

    public override void Configure(Command command, GlobalOptions globals) => command.Options.Add(globals.Output);

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(SystemInfo.Run(session.Context));
}
