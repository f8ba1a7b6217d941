using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Playlists;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ExportPlaylistVerb() : Verb(VerbNames.ExportPlaylist, "Write a list of items in a format, to stdout or to a file")
{
    private readonly Argument<string> _items = new("ITEMS") { Description = "The items: a JSON, text or M3U file, - for standard input, JSON itself, or the id of a playlist" };
    private readonly ExportOptions _export = new("m3u, json, or caspar-list (the simple XML that older scripts read)");

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow export-playlist items.json --format m3u --output evening.m3u",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_items);
        _export.AddTo(command);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var items = session.Input(parse.GetRequiredValue(_items)) with { AllowsInlineJson = true };
        var format = _export.Format(parse);
        return _export.Target(parse) is { } target
            ? session.Finish(ExportPlaylist.ToFile(items, format, target, session.Context))
            : session.FinishDocument(ExportPlaylist.ToStream(items, format, session.Output.OpenOutput, session.Context));
    }
}
