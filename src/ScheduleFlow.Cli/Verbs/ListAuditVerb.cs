using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Maintenance;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListAuditVerb() : Verb(VerbNames.ListAudit, "List what was changed and by whom, the newest first")
{
    private readonly Option<string> _limit = new("--limit") { Description = $"At most so many, 1 to {ListAudit.MaxLimit}; default: {ListAudit.DefaultLimit}", HelpName = "N" };
    private readonly Option<string> _after = new("--after") { Description = "The page after this cursor: the \"next\" of the page before", HelpName = "CURSOR" };
    private readonly Option<string> _since = new("--since") { Description = "Only what was done then and later", HelpName = "INSTANT" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow list-audit --limit 20 --output table",
        "scheduleflow list-audit --since 2026-12-01T00:00:00Z",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_limit);
        command.Options.Add(_after);
        command.Options.Add(_since);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListAudit.Run(
        new ListAudit.Request(parse.GetValue(_limit), parse.GetValue(_after), parse.GetValue(_since)), session.Context));
}
