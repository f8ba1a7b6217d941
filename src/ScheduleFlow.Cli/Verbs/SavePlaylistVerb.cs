using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Playlists;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class SavePlaylistVerb() : Verb(VerbNames.SavePlaylist, "Keep a list of items as a playlist and write it as a file")
{
    private readonly Argument<string> _items = new("ITEMS")
    {
        Description = "JSON {\"filename\", \"items\":[{\"url\",\"label\"}]}: a file, - for standard input, or the text itself",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _filename = new("--filename") { Description = "The file's name in the data folder's exports/: M3U if it ends in .m3u or .m3u8, else JSON", HelpName = "NAME" };
    private readonly Option<string> _request = new("--request") { Description = "The same as ITEMS", HelpName = "FILE", Hidden = true };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow save-playlist '{\"filename\":\"evening.m3u\",\"items\":[{\"url\":\"https://media.example.edu/a.mp4\",\"label\":\"A\"}]}'",
        "scheduleflow save-playlist items.json --filename evening.m3u",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_items);
        command.Options.Add(_filename);
        command.Options.Add(_request);
        command.Options.Add(_key);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var items = parse.GetValue(_request) ?? parse.GetValue(_items) ?? InputSource.StandardInput;
        return session.Finish(SavePlaylist.Run(
            new SavePlaylist.Request(session.Input(items) with { AllowsInlineJson = true }, parse.GetValue(_filename), IdempotencyKey.Of(parse, _key)), session.Context));
    }
}
