using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ImportChannelsVerb() : Verb(VerbNames.ImportChannels, "Read a list of channels and keep them; says which are new, changed and gone")
{
    private readonly Argument<string> _file = new("FILE") { Description = "An M3U list of channels, or JSON as export-channels writes it; - for standard input" };
    private readonly Option<string> _format = new("--format") { Description = "m3u-channels, json, or auto: decided by content", HelpName = "F" };
    private readonly Option<string> _mode = new("--mode") { Description = "merge: channels that are gone from the list stay and are named; replace: they are deleted. Default: merge", HelpName = "merge|replace" };
    private readonly Option<string> _source = new("--source") { Description = "What the list is called, which tells its channels from those of other lists; default: the file's name", HelpName = "NAME" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would change, and change nothing" };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow import-channels demo_data/campus_channels.m3u --output table",
        "scheduleflow import-channels demo_data/campus_channels.m3u --mode replace --dry-run",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_format);
        command.Options.Add(_mode);
        command.Options.Add(_source);
        command.Options.Add(_dryRun);
        command.Options.Add(_key);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ImportChannels.Run(
        new ImportChannels.Request
        {
            Input = session.Input(parse.GetRequiredValue(_file)),
            Format = parse.GetValue(_format),
            Mode = parse.GetValue(_mode),
            Source = parse.GetValue(_source),
            IsDryRun = parse.GetValue(_dryRun),
            IdempotencyKey = IdempotencyKey.Of(parse, _key),
        },
        session.Context));
}
