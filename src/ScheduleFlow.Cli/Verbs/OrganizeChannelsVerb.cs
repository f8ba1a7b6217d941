using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Channels;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class OrganizeChannelsVerb() : Verb(VerbNames.OrganizeChannels, "Put the channels in order: duplicates, groups, order, numbers; shows what it would do until told to")
{
    private readonly Option<string> _steps = new("--steps") { Description = $"Only these steps: {string.Join(", ", ChannelOrganizer.Steps)}; default: all", HelpName = "LIST" };
    private readonly Option<string> _sort = new("--sort") { Description = $"The order: {string.Join(", ", ChannelOrganizer.Orders)}; default: {ChannelOrganizer.ByGroup}", HelpName = "ORDER" };
    private readonly Option<string> _first = new("--first-number") { Description = "The number of the first channel; default: 1", HelpName = "N" };
    private readonly Option<bool> _apply = new("--apply") { Description = "Do it; without, it is a dry run" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow organize-channels --output table",
        "scheduleflow organize-channels --steps duplicates,groups --apply",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_steps);
        command.Options.Add(_sort);
        command.Options.Add(_first);
        command.Options.Add(_apply);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(OrganizeChannels.Run(
        new OrganizeChannels.Request { Steps = parse.GetValue(_steps), Sort = parse.GetValue(_sort), FirstNumber = parse.GetValue(_first), IsApplied = parse.GetValue(_apply) },
        session.Context));
}
