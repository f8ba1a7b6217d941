using System.CommandLine;
using ScheduleFlow.Core.Operations.Schedules;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>Which part of a schedule to export, and how it is written.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<string> _from = new("--from") { Description = "Only events that are on air at this instant or later", HelpName = "INSTANT" };
    private readonly Option<string> _to = new("--to") { Description = "Only events that are on air before this instant", HelpName = "INSTANT" };
    private readonly Option<string> _date = new("--date") { Description = "Only the broadcast day that begins on this date", HelpName = "YYYY-MM-DD" };
    private readonly Option<string> _zone = new("--zone") { Description = "Write times as clocks in this zone show them, with their offset; default: UTC", HelpName = "IANA" };
    private readonly Option<string> _channel = new("--channel") { Description = "Only events of this channel", HelpName = "ID" };
    private readonly Option<string> _dayStart = new("--day-start") { Description = "When a broadcast day begins in the zone, such as 06:00; default: midnight", HelpName = "HH:MM" };
    private readonly Option<string> _frameRate = new("--frame-rate") { Description = "Frames a second, for casparcg; default: 25", HelpName = "N" };
    private readonly Option<bool> _compact = new("--compact") { Description = "Without indentation" };

    /// <summary>Which part, and in which zone.</summary>
    public void AddPartTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_zone);
        command.Options.Add(_channel);
    }

    public void AddTo(Command command)
    {
        AddPartTo(command);
        command.Options.Add(_date);
        command.Options.Add(_dayStart);
        command.Options.Add(_frameRate);
        command.Options.Add(_compact);
    }

    public ExportRequest Request(string format, ParseResult parse) => new()
    {
        Format = format,
        From = parse.GetValue(_from),
        To = parse.GetValue(_to),
        Date = parse.GetValue(_date),
        Zone = parse.GetValue(_zone),
        Channel = parse.GetValue(_channel),
        DayStart = parse.GetValue(_dayStart),
        FrameRate = parse.GetValue(_frameRate),
        IsCompact = parse.GetValue(_compact),
    };
}
