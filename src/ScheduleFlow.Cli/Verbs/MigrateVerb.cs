using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Maintenance;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class MigrateVerb() : Verb(VerbNames.Migrate, "Bring older stored files to this version's schema")
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be changed, and change nothing" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow migrate --dry-run --output table",
        "scheduleflow migrate",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_dryRun);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(Migrate.Run(parse.GetValue(_dryRun), session.Context));
}
