using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Playlists;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ImportPlaylistVerb() : Verb(VerbNames.ImportPlaylist, "Read a playlist and keep it")
{
    private readonly Argument<string> _file = new("FILE") { Description = "An M3U, JSON or text file (a link a line), or - for standard input" };
    private readonly Option<string> _format = new("--format") { Description = "m3u, json, text, or auto: decided by content", HelpName = "F" };
    private readonly Option<string> _name = new("--name") { Description = "The playlist's name; default: the document's own, else the file's", HelpName = "TEXT" };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public override IReadOnlyList<string> Examples => ["scheduleflow import-playlist demo_data/campus_library.m3u --name \"Campus library\""];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_format);
        command.Options.Add(_name);
        command.Options.Add(_key);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ImportPlaylist.Run(
        new ImportPlaylist.Request
        {
            Input = session.Input(parse.GetRequiredValue(_file)),
            Format = parse.GetValue(_format),
            Name = parse.GetValue(_name),
            IdempotencyKey = IdempotencyKey.Of(parse, _key),
        },
        session.Context));
}
