using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Links;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ValidationResultsVerb() : Verb(VerbNames.ValidationResults, "Show what the last checks of the channels' links have found")
{
    private readonly Option<string> _limit = new("--limit") { Description = $"At most so many, 1 to {ListChannels.MaxLimit}; default: {ListChannels.DefaultLimit}", HelpName = "N" };
    private readonly Option<string> _after = new("--after") { Description = "The page after this cursor: the \"next\" of the page before", HelpName = "CURSOR" };
    private readonly Option<string> _state = new("--state") { Description = "Only these: working, broken, timeout or unchecked", HelpName = "S" };

    public override IReadOnlyList<string> Examples => ["scheduleflow validation-results --state broken --output table"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_limit);
        command.Options.Add(_after);
        command.Options.Add(_state);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ValidationResults.Run(
        new ValidationResults.Request(parse.GetValue(_limit), parse.GetValue(_after), parse.GetValue(_state)), session.Context));
}
