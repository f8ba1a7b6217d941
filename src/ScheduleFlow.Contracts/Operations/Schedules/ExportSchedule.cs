using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>
/// Asks for a document of a schedule, or of several as one. With <see cref="PerDay"/> the reply is an
/// <see cref="ExportDaysReply"/>.
/// </summary>
public sealed class ExportScheduleRequest : ScheduleExportRequest
{
    public const string Verb = "export-schedule";

    private const string FileName = "schedule_{schedule_id}";

    private static readonly Option PerDayOption = new("per-day", "Write a file for each broadcast day, below this folder")
    {
        ValueName = "FOLDER",
        IsTarget = true,
        Reach = OptionReach.Shell,
    };

    private static readonly Operation Declaration = new(
        Verb, Area.Schedules, "Write a schedule, or several as one, in a format, to stdout or to a file")
    {
        Options =
        [
            ScheduleOptions.Ids, ScheduleOptions.OneOfIds, SelectionOptions.Format, ExportOptions.Output, ExportOptions.ExportName,
            SelectionOptions.From, SelectionOptions.To, SelectionOptions.Zone, SelectionOptions.Channel, SelectionOptions.Date,
            SelectionOptions.DayStart, SelectionOptions.FrameRate, SelectionOptions.Compact, PerDayOption,
        ],
        Routes =
        [
            new("GET", "/api/schedules/{id}/export", Role.Viewer)
            {
                Summary = "Download a schedule in a format; without one, in what Accept asks for, else as JSON",

                // A viewer downloads and writes no files: the file name is not among the options.
                Only = ["schedule_id", "format", "from", "to", "date", "zone", "channel", "day_start", "frame_rate", "compact"],
                Defaults = [("format", FormatNames.Json)],
                Reply = ReplyForm.Document,
                Freshness = Freshness.Schedule,
                Download = "id_date",
            },
            new("POST", "/api/export-schedule-xml", Role.Editor)
            {
                Summary = "Export a schedule as TVGuide XML to a file on the server",
                Body = BodyKind.Fields,
                IsChange = true,
                Only = ["schedule_id", "filename"],
                Presets = [("format", FormatNames.Xml)],
                Defaults = [("filename", $"{FileName}.{FormatNames.Xml}")],
                Example = """{"schedule_id":"763f4977-4f31-48dd-aa07-bc20f02f2a91"}""",
            },
            new("POST", "/api/export-schedule-json", Role.Editor)
            {
                Summary = "Export a schedule as JSON to a file on the server",
                Body = BodyKind.Fields,
                IsChange = true,
                Only = ["schedule_id", "filename"],
                Presets = [("format", FormatNames.Json)],
                Defaults = [("filename", $"{FileName}.{FormatNames.Json}")],
                Example = """{"schedule_id":"763f4977-4f31-48dd-aa07-bc20f02f2a91"}""",
            },
        ],
        Reply = ReplyForm.Document,
        ReplyType = typeof(ExportReply),
        Errors = [ErrorType.NotFound, ErrorType.NotAcceptable, ErrorType.TooLarge, ErrorType.DiskFull],
        OlderFlags =
        [
            new("--export-schedule-xml", "{0}", "--format", FormatNames.Xml, "--output", "{1}"),
            new("--export-schedule-json", "{0}", "--format", FormatNames.Json, "--output", "{1}"),
        ],
        Examples =
        [
            "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format xml --output week.xml",
            "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format m3u > week.m3u",
            "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format xmltv --from 2026-12-01 --to 2026-12-08 "
                + "--zone Europe/Berlin",
            "scheduleflow export-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --format ffplayout --per-day playlists --day-start 06:00 "
                + "--zone Europe/Berlin",
        ],
    };

    public override Operation Operation => Declaration;

    /// <summary>The ids of the schedules; the events of several are merged into one.</summary>
    public ImmutableArray<string> Ids
    {
        get => [.. All(ScheduleOptions.Ids), .. All(ScheduleOptions.OneOfIds)];
        init => Set(ScheduleOptions.Ids, value);
    }

    /// <summary>The folder for one file per broadcast day; null: one document.</summary>
    public string? PerDay
    {
        get => Text(PerDayOption);
        init => Set(PerDayOption, value);
    }
}
