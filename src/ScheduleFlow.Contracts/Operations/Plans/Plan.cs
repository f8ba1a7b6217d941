using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>Asks what a plan file would put on air. Nothing is stored.</summary>
public sealed class PlanRequest : Request<PlanReply>
{
    public const string Verb = "plan";

    private static readonly Option NoTimelineOption = new("no-timeline", "Omit the list of events")
    {
        Type = OptionType.Flag,
        Field = "timeline",
        IsInverted = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Plans, "Show what a plan file would put on air; nothing is stored")
    {
        Description = "A dry run. Musts that cannot hold are findings: the reply says what breaks them, over HTTP with status 200.",
        Options = [PlanOptions.File, PlanOptions.DiscardEdits, NoTimelineOption],

        // A dry run changes nothing, but it takes long and reads files of the server: for editors.
        Routes =
        [
            new("POST", "/api/plan", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/plans/campus_week.yaml"}""",
            },
        ],
        ReplyType = typeof(PlanReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound,
            ErrorType.Conflict, ErrorType.TooLarge,
        ],
        Examples =
        [
            "scheduleflow plan demo_data/plans/campus_week.yaml --output table",
            "scheduleflow plan channel.yaml --no-timeline",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<PlanReply> ReplyJson => PlanJson.Default.PlanReply;

    /// <summary>The plan: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(PlanOptions.File);
        init => Set(PlanOptions.File, value);
    }

    /// <summary>Whether the calendar is planned as if nobody had edited what is to come by hand.</summary>
    public bool DiscardEdits
    {
        get => Flag(PlanOptions.DiscardEdits);
        init => Set(PlanOptions.DiscardEdits, value);
    }

    /// <summary>Whether the reply has no list of events.</summary>
    public bool NoTimeline
    {
        get => Flag(NoTimelineOption);
        init => Set(NoTimelineOption, value);
    }
}
