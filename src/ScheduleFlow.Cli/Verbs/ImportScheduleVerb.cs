using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class ImportScheduleVerb() : Verb(VerbNames.ImportSchedule, "Read a schedule, check it and store it")
{
    private readonly Argument<string> _file = new("FILE") { Description = "The document, or - for standard input" };
    private readonly Option<string> _format = new("--format") { Description = "xml (TVGuide), json, m3u (media list), xmltv, ffplayout, csv, ics, or auto: decided by content", HelpName = "F" };
    private readonly Option<string> _name = new("--name") { Description = "The schedule's name; default: the document's own, else the file's", HelpName = "TEXT" };
    private readonly Option<string> _zone = new("--zone") { Description = "The zone of times without an offset, such as Europe/Berlin; default: UTC", HelpName = "IANA" };
    private readonly Option<string> _start = new("--start") { Description = "Where a list without times (M3U) begins; default: now", HelpName = "INSTANT" };
    private readonly Option<string> _channel = new("--channel") { Description = "Take the events of this channel only", HelpName = "ID" };
    private readonly Option<string> _dayStart = new("--day-start") { Description = "When a broadcast day begins in a list of one day (ffplayout), such as 06:00; default: midnight", HelpName = "HH:MM" };
    private readonly UploadOptions _upload = new();
    private readonly Option<string> _replace = new("--replace") { Description = "Take the place of this schedule; its revision before is kept as a backup", HelpName = "ID" };
    private readonly Option<string> _ifRevision = new("--if-revision") { Description = "Only if it is still at this revision", HelpName = "N" };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow import-schedule demo_data/campus_week.xml",
        "scheduleflow import-schedule week.json --name \"Week 49\" --zone Europe/Berlin",
        "scheduleflow import-schedule week.json --replace 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --if-revision 1",
        "curl -s https://example.edu/week.xml | scheduleflow import-schedule - --format xml",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_format);
        command.Options.Add(_name);
        command.Options.Add(_zone);
        command.Options.Add(_start);
        command.Options.Add(_channel);
        command.Options.Add(_dayStart);
        _upload.AddTo(command);
        command.Options.Add(_replace);
        command.Options.Add(_ifRevision);
        command.Options.Add(_key);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(ImportSchedule.Run(
        new ImportSchedule.Request
        {
            Input = _upload.Apply(session.Input(parse.GetRequiredValue(_file)), parse),
            Format = parse.GetValue(_format),
            Name = parse.GetValue(_name),
            Zone = parse.GetValue(_zone),
            Start = parse.GetValue(_start),
            DayStart = parse.GetValue(_dayStart),
            Channel = parse.GetValue(_channel),
            Replace = parse.GetValue(_replace),
            IfRevision = parse.GetValue(_ifRevision),
            IdempotencyKey = IdempotencyKey.Of(parse, _key),
        },
        session.Context));
}
