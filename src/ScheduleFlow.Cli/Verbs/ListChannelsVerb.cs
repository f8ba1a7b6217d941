using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ListChannelsVerb() : Verb(VerbNames.ListChannels, "List the stored channels")
{
    private readonly Option<string> _limit = new("--limit") { Description = $"At most so many, 1 to {ListChannels.MaxLimit}; default: {ListChannels.DefaultLimit}", HelpName = "N" };
    private readonly Option<string> _after = new("--after") { Description = "The page after this cursor: the \"next\" of the page before", HelpName = "CURSOR" };
    private readonly Option<string> _group = new("--group") { Description = "Only channels of this group, in any case", HelpName = "G" };
    private readonly Option<string> _name = new("--name") { Description = "Only channels whose name has this in it, in any case", HelpName = "TEXT" };
    private readonly Option<string> _state = new("--state") { Description = "Only channels whose link was found so: working, broken, timeout or unchecked", HelpName = "S" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow list-channels --output table",
        "scheduleflow list-channels --group News --state broken",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_limit);
        command.Options.Add(_after);
        command.Options.Add(_group);
        command.Options.Add(_name);
        command.Options.Add(_state);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ListChannels.Run(
        new ListChannels.Request(parse.GetValue(_limit), parse.GetValue(_after), parse.GetValue(_group), parse.GetValue(_name), parse.GetValue(_state)), session.Context));
}
