namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for one document with every schedule.</summary>
public sealed class ExportAllSchedulesRequest : ScheduleExportRequest
{
    public const string Verb = "export-all-schedules";

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Write every schedule into one document")
    {
        Description = "If one stored schedule cannot be read, there is no export.",
        Options =
        [
            SelectionOptions.Format, ExportOptions.Output, ExportOptions.ExportName, SelectionOptions.From,
            SelectionOptions.To, SelectionOptions.Zone, SelectionOptions.Channel, SelectionOptions.Date,
            SelectionOptions.DayStart, SelectionOptions.FrameRate, SelectionOptions.Compact,
        ],
        Routes =
        [
            new("POST", "/api/export-all-schedules-xml", Role.Editor)
            {
                Summary = "Export every schedule as TVGuide XML to a file on the server",
                Body = BodyKind.Fields,
                IsChange = true,
                Only = ["filename"],
                Presets = [("format", FormatNames.Xml)],
                Defaults = [("filename", $"all_schedules.{FormatNames.Xml}")],
                Example = """{"filename":"all.xml"}""",
            },
        ],
        Reply = ReplyForm.Document,
        ReplyType = typeof(ExportReply),
        Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
        OlderFlags = [new("--export-all-xml", "--format", FormatNames.Xml, "--output", "{0}")],
        Examples =
        [
            "scheduleflow export-all-schedules --format xml --output all.xml",
            "scheduleflow export-all-schedules --format json > all.json",
        ],
    };

    public override Operation Operation => Declaration;
}
