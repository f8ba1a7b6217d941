using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>Asks why something is on air at a time, or why something else is not.</summary>
public sealed class ExplainRequest : Request<ExplainReply>
{
    public const string Verb = "explain";

    private static readonly Option AtOption = new("at", "When, such as 2026-12-07T20:15:00Z")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        IsRequired = true,
        Example = "2026-12-07T20:15:00Z",
    };

    private static readonly Option WhyNotOption =
        new("why-not", "The URL or title of what might be there instead; needs --plan if a plan made the calendar")
        {
            ValueName = "ITEM",
        };

    // Errors quote the file, so a viewer could read files through them: for editors.
    private static readonly Option PlanOption = new("plan", "The plan file that the calendar was made from")
    {
        Type = OptionType.Document,
        ValueName = "FILE",
        NamesFiles = true,
        Role = Role.Editor,
    };

    private static readonly Operation Declaration =
        new(Verb, Area.Plans, "Say why something is on air at a time, or why something else is not")
        {
            Options = [ScheduleOptions.Id, AtOption, SharedOptions.Zone, WhyNotOption, PlanOption],
            Routes = [new("GET", "/api/schedules/{id}/explain", Role.Viewer)],
            ReplyType = typeof(ExplainReply),
            Errors =
            [
                ErrorType.NotFound, ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath,
                ErrorType.Conflict, ErrorType.TooLarge,
            ],
            Examples =
            [
                "scheduleflow explain 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --at 2026-12-07T20:15:00Z",
                "scheduleflow explain 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --at \"2026-12-07 21:15\" --zone Europe/Berlin",
                "scheduleflow explain 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --at 2026-12-07T20:15:00Z "
                + "--why-not \"Low Tide\" --plan channel.yaml",
            ],
        };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ExplainReply> ReplyJson => ExplainJson.Default.ExplainReply;

    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>When; a time without an offset is in <see cref="Zone"/>.</summary>
    public string At
    {
        get => Required(AtOption);
        init => Set(AtOption, value);
    }

    /// <summary>The URL, or the title, of what might be there instead; null: nothing.</summary>
    public string? WhyNot
    {
        get => Text(WhyNotOption);
        init => Set(WhyNotOption, value);
    }

    /// <summary>
    /// The plan whose rules say why not: a path or <c>-</c>. <see cref="WhyNot"/> needs it, except for a calendar that
    /// schedule-playlist filled.
    /// </summary>
    public string? Plan
    {
        get => Text(PlanOption);
        init => Set(PlanOption, value);
    }

    /// <summary>
    /// The IANA zone of the local times that the reply has beside its instants, and of a time without an offset; null: it has
    /// none, and such a time is in the store's zone.
    /// </summary>
    public string? Zone
    {
        get => Text(SharedOptions.Zone);
        init => Set(SharedOptions.Zone, value);
    }
}

/// <summary>Why something is on air, or is not.</summary>
public sealed partial record ExplainReply : Reply
{
    public required string ScheduleId { get; init; }

    public required string At { get; init; }

    public required bool OnAir { get; init; }

    /// <summary>What is on air; null: nothing.</summary>
    public ExplainedEvent? Event { get; init; }

    /// <summary>The answer as a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Why it is on air; null: the event was not planned.</summary>
    public ReasonReply? Reason { get; init; }

    /// <summary>What a person did with it; null: nobody edited it.</summary>
    public HandReply? Hand { get; init; }

    /// <summary>Why something else is not; null: that was not requested.</summary>
    public AbsenceReply? WhyNot { get; init; }
}

/// <summary>The event that is explained.</summary>
public sealed partial record ExplainedEvent
{
    public required string Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Url { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }
}

/// <summary>Why an event is on air.</summary>
public sealed partial record ReasonReply
{
    /// <summary>block, fixed, filler or rerun.</summary>
    public required string Kind { get; init; }

    /// <summary>The block or fixed event.</summary>
    public required string Source { get; init; }

    /// <summary>kept, fixed, next, exact, largest or rerun.</summary>
    public required string How { get; init; }

    /// <summary>The step of the planner, from 1.</summary>
    public required int Step { get; init; }

    public required long Seed { get; init; }

    /// <summary>What had to be relaxed: none, nice or want.</summary>
    public required string Relaxed { get; init; }

    /// <summary>How many items were considered.</summary>
    public required int Considered { get; init; }

    /// <summary>How many items each rule excluded.</summary>
    public required IReadOnlyDictionary<string, int> Rejected { get; init; }

    /// <summary>True: a later run of the plan kept it.</summary>
    public bool? Kept { get; init; }
}

/// <summary>An edit by hand.</summary>
/// <param name="What">added, moved, resized, changed or replaced.</param>
/// <param name="At">When it was done.</param>
public sealed partial record HandReply(string What, string At)
{
    /// <summary>Who did it; null: whoever ran the program in a shell.</summary>
    public string? By { get; init; }

    /// <summary>Where the event was before it was moved; null: it was not moved.</summary>
    public string? From { get; init; }
}

/// <summary>Why something is not there.</summary>
/// <param name="Title">What is not there.</param>
/// <param name="Url">Its URL.</param>
/// <param name="At">When it would begin.</param>
/// <param name="Reasons">What is against it.</param>
public sealed partial record AbsenceReply(string Title, string Url, string At, ImmutableArray<string> Reasons);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExplainReply))]
internal sealed partial class ExplainJson : JsonSerializerContext;
