using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Links;
using ScheduleFlow.Core.Operations.Links;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ValidateChannelsVerb() : Verb(VerbNames.ValidateChannels, "Check that the links of the channels work, and keep the results")
{
    private readonly Option<string> _group = new("--group") { Description = "Only channels of this group, in any case", HelpName = "G" };
    private readonly Option<string[]> _ids = new("--id") { Description = "Only this channel; may be repeated", HelpName = "ID" };
    private readonly Option<string> _budget = new("--budget") { Description = "Stop after about so many seconds; \"next\" says where to go on. Default: check all", HelpName = "SECONDS" };
    private readonly Option<string> _after = new("--after") { Description = "Go on behind this cursor: the \"next\" of the run before", HelpName = "CURSOR" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow validate-channels --output table",
        "scheduleflow validate-channels --group News --budget 20",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_group);
        command.Options.Add(_ids);
        command.Options.Add(_budget);
        command.Options.Add(_after);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        using var interrupt = new Interrupt();
        var progress = new Progress(session.Output.RequestId, "links checked");
        var outcome = ValidateChannels.RunAsync(
            new ValidateChannels.Request { After = parse.GetValue(_after), Budget = parse.GetValue(_budget), Group = parse.GetValue(_group), Ids = [.. parse.GetValue(_ids) ?? []] },
            session.Context,
            TimeProvider.System,
            options => new LinkChecker(options, TimeProvider.System),
            progress.Report,
            interrupt.Token).GetAwaiter().GetResult();
        progress.End();
        return session.Finish(outcome);
    }
}
