using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;

namespace ScheduleFlow.Contracts.Operations.Live;

/// <summary>Says that what is on air on a channel goes on longer, or ends early; what follows is moved, cut or dropped.</summary>
public sealed class OverrunRequest : Request<OverrunReply>
{
    public const string Verb = "overrun";

    private static readonly Option ByOption = new("by", "How much longer it goes on, such as 35m or 1h30m") { ValueName = "SPAN" };

    private static readonly Option EarlyOption = new("early", "How much earlier it ends, such as 10m") { ValueName = "SPAN" };

    private static readonly Option UntilOption = new("until", "When it ends, later or earlier than planned")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-07T22:35:00Z",
    };

    private static readonly Option LeastOption = new("least", "Drop what a cut makes shorter than this; half of an event is always enough")
    {
        ValueName = "SPAN",
        Default = "5m",
    };

    private static readonly Option PlanOption = new("plan", "The plan file of the channel: plan what follows again instead of moving it")
    {
        Type = OptionType.Document,
        ValueName = "FILE",
        NamesFiles = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Live, "Let what is on air go on longer, or end early")
    {
        Description = "Gaps give way first, then fillers, which are cut or dropped; then programmes move. What is fixed stays: "
            + "what would reach into it is cut or dropped. Early, what follows moves up. The schedule that is on gets a new revision.",
        Options =
        [
            TimelineOptions.ChannelOfPath, ByOption, EarlyOption, UntilOption, LeastOption, PlanOption, ScheduleOptions.IfRevision,
            ScheduleOptions.Message, TimelineOptions.Zone, TimelineOptions.DryRun,
        ],
        Routes =
        [
            new("POST", "/api/channels/{id}/overrun", Role.Editor) { Body = BodyKind.Fields, Example = """{"by":"35m","dry_run":true}""" },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(OverrunReply),
        Errors =
        [
            ErrorType.NotFound, ErrorType.Conflict, ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath,
            ErrorType.TooLarge, ErrorType.DiskFull,
        ],
        Examples =
        [
            "scheduleflow overrun --channel campus.example.edu --by 35m --dry-run --output table",
            "scheduleflow overrun --channel campus.example.edu --until 2026-12-07T22:35 --zone Europe/Berlin --message \"Extra time\"",
            "scheduleflow overrun --channel campus.example.edu --early 10m",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<OverrunReply> ReplyJson => OverrunJson.Default.OverrunReply;

    /// <summary>A channel of the list, or the name of a timeline that is not in it.</summary>
    public string Channel
    {
        get => Required(TimelineOptions.ChannelOfPath);
        init => Set(TimelineOptions.ChannelOfPath, value);
    }

    /// <summary>How much longer it goes on; null: one of the other two says it.</summary>
    public string? By
    {
        get => Text(ByOption);
        init => Set(ByOption, value);
    }

    /// <summary>How much earlier it ends; null: one of the other two says it.</summary>
    public string? Early
    {
        get => Text(EarlyOption);
        init => Set(EarlyOption, value);
    }

    /// <summary>When it ends; null: one of the other two says it.</summary>
    public string? Until
    {
        get => Text(UntilOption);
        init => Set(UntilOption, value);
    }

    /// <summary>The least that must be left of an event after a cut.</summary>
    public string Least
    {
        get => Required(LeastOption);
        init => Set(LeastOption, value);
    }

    /// <summary>The plan file; null: what follows is moved.</summary>
    public string? Plan
    {
        get => Text(PlanOption);
        init => Set(PlanOption, value);
    }

    /// <summary>The revision that the schedule must have; null: any.</summary>
    public string? IfRevision
    {
        get => Text(ScheduleOptions.IfRevision);
        init => Set(ScheduleOptions.IfRevision, value);
    }

    /// <summary>Why, for the list of revisions; null: not said.</summary>
    public string? Message
    {
        get => Text(ScheduleOptions.Message);
        init => Set(ScheduleOptions.Message, value);
    }

    /// <summary>The IANA zone of an instant without an offset; null: the store's, else UTC.</summary>
    public string? Zone
    {
        get => Text(TimelineOptions.Zone);
        init => Set(TimelineOptions.Zone, value);
    }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsDryRun
    {
        get => Flag(TimelineOptions.DryRun);
        init => Set(TimelineOptions.DryRun, value);
    }
}

/// <summary>What is on air ends at another time.</summary>
public sealed partial record OverrunReply : Reply
{
    /// <summary>The same as a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The channel's id, or the name of a timeline that is not in the list of channels.</summary>
    public required string Channel { get; init; }

    /// <summary>The schedule that is on.</summary>
    public required string ScheduleId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its revision, after the change; as it is, where nothing was changed.</summary>
    public required long Revision { get; init; }

    /// <summary>True: nothing was changed.</summary>
    public bool? DryRun { get; init; }

    /// <summary>The id of what is on air.</summary>
    public required string EventId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>When it was to end.</summary>
    public required string PlannedEnd { get; init; }

    /// <summary>When it ends.</summary>
    public required string End { get; init; }

    /// <summary>True: what follows was planned again, by the plan file.</summary>
    public bool? Replanned { get; init; }

    public required EditCounts Counts { get; init; }

    /// <summary>Every event that was touched, what is on air included; the first 1,000.</summary>
    public required ImmutableArray<EditedEventRow> Events { get; init; }

    /// <summary>What now takes the place of other schedules, as the schedule lasts longer.</summary>
    public required ImmutableArray<TimelinePartRow> Displaces { get; init; }

    /// <summary>Overlaps of touched events; the first 1,000.</summary>
    public required ImmutableArray<NamedConflictRow> Conflicts { get; init; }

    /// <summary>Times when nothing is on, which were not there before; the first 1,000.</summary>
    public required ImmutableArray<NewGapRow> Gaps { get; init; }

    /// <summary>Videos that start again too soon; the first 1,000.</summary>
    public required ImmutableArray<CooldownBreachRow> Breaches { get; init; }

    /// <summary>What was not checked, and why; null: all was.</summary>
    public ImmutableArray<NotCheckedRow>? NotChecked { get; init; }

    /// <summary>What else it means, and what the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OverrunReply))]
internal sealed partial class OverrunJson : JsonSerializerContext;
