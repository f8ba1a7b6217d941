using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListSchedulesVerb() : Verb(VerbNames.ListSchedules, "List the stored schedules")
{
    private readonly Option<string> _limit = new("--limit") { Description = $"At most so many, 1 to {ListSchedules.MaxLimit}; default: {ListSchedules.DefaultLimit}", HelpName = "N" };
    private readonly Option<string> _after = new("--after") { Description = "The page after this cursor: the \"next\" of the page before", HelpName = "CURSOR" };
    private readonly Option<string> _name = new("--name") { Description = "Only schedules whose name has this in it, in any case", HelpName = "TEXT" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow list-schedules --output table",
        "scheduleflow list-schedules --name week --limit 20",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_limit);
        command.Options.Add(_after);
        command.Options.Add(_name);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListSchedules.Run(
        new ListSchedules.Request(parse.GetValue(_limit), parse.GetValue(_after), parse.GetValue(_name)), session.Context));
}
