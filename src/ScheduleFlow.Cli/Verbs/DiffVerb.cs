using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class DiffVerb() : Verb(VerbNames.Diff, "Say what differs between two schedules")
{
    private readonly Argument<string> _before = new("A") { Description = "What it was: the id of a stored schedule, a document, or - for standard input" };
    private readonly Argument<string> _after = new("B") { Description = "What it is, likewise" };
    private readonly Option<string> _zone = new("--zone") { Description = "The zone of times without an offset, such as Europe/Berlin; default: UTC", HelpName = "IANA" };
    private readonly Option<string> _start = new("--start") { Description = "Where a list without times (M3U) begins; default: now, for both", HelpName = "INSTANT" };
    private readonly Option<string> _channel = new("--channel") { Description = "Compare the events of this channel only", HelpName = "ID" };
    private readonly Option<string> _dayStart = new("--day-start") { Description = "When a broadcast day begins in a list of one day (ffplayout), such as 06:00; default: midnight", HelpName = "HH:MM" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow diff demo_data/campus_week.xml demo_data/with_gaps.json --output table",
        "scheduleflow diff 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 week.json",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_before);
        command.Arguments.Add(_after);
        command.Options.Add(_zone);
        command.Options.Add(_start);
        command.Options.Add(_channel);
        command.Options.Add(_dayStart);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(DiffSchedules.Run(
        new DiffSchedules.Request
        {
            Before = session.Input(parse.GetRequiredValue(_before)),
            After = session.Input(parse.GetRequiredValue(_after)),
            Zone = parse.GetValue(_zone),
            Start = parse.GetValue(_start),
            DayStart = parse.GetValue(_dayStart),
            Channel = parse.GetValue(_channel),
        },
        session.Context));
}
