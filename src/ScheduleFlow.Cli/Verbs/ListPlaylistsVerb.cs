using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Playlists;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListPlaylistsVerb() : Verb(VerbNames.ListPlaylists, "List the stored playlists")
{
    public override IReadOnlyList<string> Examples => ["scheduleflow list-playlists --output table"];

    public override void Configure(Command command, GlobalOptions globals) => command.Options.Add(globals.Output);

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListPlaylists.Run(session.Context));
}
