using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class RestoreVerb() : Verb(VerbNames.Restore, "Check a backup, and put back all that it holds")
{
    private readonly Argument<string> _file = new("FILE") { Description = "What backup wrote, or - for standard input" };
    private readonly Option<bool> _replace = new("--replace") { Description = "Replace all that the data folder holds; without it the folder must be empty" };
    private readonly Option<bool> _verify = new("--verify", "--dry-run") { Description = "Only check the backup; the data folder is not looked at" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow restore station.tar.gz --verify",
        "scheduleflow restore station.tar.gz --data restored",
        "scheduleflow restore station.tar.gz --replace",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_replace);
        command.Options.Add(_verify);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var mode = parse.GetValue(_verify) ? RestoreMode.Verify : parse.GetValue(_replace) ? RestoreMode.Replace : RestoreMode.IntoEmpty;
        return session.Finish(Restore.Run(session.Input(parse.GetRequiredValue(_file)), mode, session.Context));
    }
}
