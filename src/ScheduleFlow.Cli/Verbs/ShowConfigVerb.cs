using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Settings;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ShowConfigVerb() : Verb(VerbNames.ShowConfig, "Show the settings of the store, defaults included")
{
    public override IReadOnlyList<string> Examples => ["scheduleflow show-config --output table"];

    public override void Configure(Command command, GlobalOptions globals) => command.Options.Add(globals.Output);

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ShowConfig.Run(session.Context));
}
