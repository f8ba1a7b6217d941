using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>Asks for a plan file's calendar to be stored, replacing the channel's present one.</summary>
public sealed class ApplyRequest : Request<PlanReply>
{
    public const string Verb = "apply";

    private static readonly Option PlanHashOption = new("plan-hash", "Only if it is still the plan that showed this hash")
    {
        ValueName = "HASH",
    };

    private static readonly Option AcceptBreachesOption = new("accept-breaches", "Store it even if musts cannot hold")
    {
        Type = OptionType.Flag,
    };

    private static readonly Option DraftOption = new("draft", "Store it without publishing it on the channel") { Type = OptionType.Flag };

    private static readonly Option TimelineOption = new("timeline", "List the events in the reply") { Type = OptionType.Flag };

    private static readonly Operation Declaration = new(Verb, Area.Plans, "Plan, and store the calendar in the place of the channel's one")
    {
        Description = "The channel's name decides which calendar it is, so applying a plan again leaves the same events. What people edited by "
            + "hand stays. The calendar is published on the channel, and stays in its place there.",
        Options = [PlanOptions.File, PlanHashOption, AcceptBreachesOption, PlanOptions.DiscardEdits, DraftOption, TimelineOption],
        Routes =
        [
            new("POST", "/api/apply", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/plans/campus_week.yaml"}""",
            },
        ],
        IsChange = true,
        ReplyType = typeof(PlanReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound,
            ErrorType.Conflict, ErrorType.TooLarge,
            ErrorType.DiskFull,
        ],
        Examples =
        [
            "scheduleflow apply demo_data/plans/campus_week.yaml",
            "scheduleflow apply channel.yaml --plan-hash 4f1c9a…",
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

    /// <summary>The hash that the dry run showed; null: any plan is stored.</summary>
    public string? PlanHash
    {
        get => Text(PlanHashOption);
        init => Set(PlanHashOption, value);
    }

    /// <summary>Whether the calendar is stored even if musts do not hold.</summary>
    public bool AcceptBreaches
    {
        get => Flag(AcceptBreachesOption);
        init => Set(AcceptBreachesOption, value);
    }

    /// <summary>Whether the calendar is planned as if nobody had edited what is to come by hand.</summary>
    public bool DiscardEdits
    {
        get => Flag(PlanOptions.DiscardEdits);
        init => Set(PlanOptions.DiscardEdits, value);
    }

    /// <summary>Whether a calendar that is not on its channel yet stays a draft.</summary>
    public bool Draft
    {
        get => Flag(DraftOption);
        init => Set(DraftOption, value);
    }

    /// <summary>Whether the reply lists every event.</summary>
    public bool Timeline
    {
        get => Flag(TimelineOption);
        init => Set(TimelineOption, value);
    }
}
