using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Maintenance;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class BackupVerb() : Verb(VerbNames.Backup, "Write all that is stored into one archive, while others work")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The archive to write (.tar.gz), outside the data folder, or - for standard output" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace FILE if it exists" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow backup /mnt/backup/station.tar.gz",
        "scheduleflow backup - | ssh backup.example.edu 'cat > station.tar.gz'",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_force);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => parse.GetRequiredValue(_file) switch
    {
        InputSource.StandardInput => session.FinishDocument(Backup.ToStream(session.Output.OpenOutput, session.Context)),
        var path => session.Finish(Backup.ToFile(path, parse.GetValue(_force), session.Context)),
    };
}
