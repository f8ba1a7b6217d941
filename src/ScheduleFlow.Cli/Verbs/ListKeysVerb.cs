using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Keys;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListKeysVerb() : Verb(VerbNames.ListKeys, "List the API keys, without what they are")
{
    public override IReadOnlyList<string> Examples => ["scheduleflow list-keys --output table"];

    public override void Configure(Command command, GlobalOptions globals) => command.Options.Add(globals.Output);

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListKeys.Run(session.Context));
}
