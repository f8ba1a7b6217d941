using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class GeneratePageVerb() : Verb(VerbNames.GeneratePage, "Write a player page of a schedule, or of several as one, into generated_pages/")
{
    private readonly Argument<string[]> _ids = new("ID") { Description = "The schedule's id, from list-schedules; of several the events become one schedule", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _name = new("--name") { Description = "What to call the page; one of this name is replaced. Default: the schedule's id", HelpName = "FILE" };
    private readonly SelectionOptions _selection = new();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --name lobby",
        "scheduleflow generate-page 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --channel kids --zone Europe/Berlin",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_ids);
        command.Options.Add(_name);
        _selection.AddPartTo(command);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        var ids = parse.GetRequiredValue(_ids);
        var target = ExportTarget.Page(parse.GetValue(_name) ?? ids[0]);
        return session.Finish(ExportSchedule.ToFile(ids, _selection.Request(FormatNames.Html, parse), target, session.Context));
    }
}
