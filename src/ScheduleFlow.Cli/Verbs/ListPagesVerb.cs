using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Pages;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListPagesVerb() : Verb(VerbNames.ListPages, "List the generated pages")
{
    public override IReadOnlyList<string> Examples => ["scheduleflow list-pages"];

    public override void Configure(Command command, GlobalOptions globals) => command.Options.Add(globals.Output);

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListPages.Run(session.Context));
}
