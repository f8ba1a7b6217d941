using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks what differs between two schedules, stored or in documents.</summary>
public sealed class DiffRequest : Request<DiffReply>
{
    public const string Verb = "diff";

    private static readonly Option BeforeOption = new(
        "a",
        "The earlier schedule: a stored one by id or name, its revision 3 as ID@3, a document, or - for standard input")
    {
        Type = OptionType.Document,
        Of = Noun.Schedule,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Option AfterOption = new("b", "The later schedule, likewise")
    {
        Type = OptionType.Document,
        Of = Noun.Schedule,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Option StartOption = new("start", "Where a list without times (M3U) begins; default: now, for both")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };
    private static readonly Option ChannelOption = new("channel", "Compare the events of this channel only") { ValueName = "ID" };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Say what differs between two schedules")
    {
        Description = "Each side is a stored schedule or the path of a document on the server. "
            + "Nothing is changed; `same` says whether anything differs.",
        Options = [BeforeOption, AfterOption, DocumentOptions.Zone, StartOption, ChannelOption, DocumentOptions.DayStart],

        // It changes nothing, but its errors quote the file: for editors.
        Routes =
        [
            new("POST", "/api/diff", Role.Editor)
            {
                Body = BodyKind.Fields,
                Example = """{"a":"763f4977-4f31-48dd-aa07-bc20f02f2a91","b":"demo_data/with_gaps.json"}""",
            },
        ],
        ReplyType = typeof(DiffReply),
        Errors = [ErrorType.NotFound, ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath],
        Examples =
        [
            "scheduleflow diff demo_data/campus_week.xml demo_data/with_gaps.json --output table",
            "scheduleflow diff 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 week.json",
            "scheduleflow diff 6f0c2a52@3 6f0c2a52@5",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DiffReply> ReplyJson => DiffJson.Default.DiffReply;

    /// <summary>The earlier schedule: the id of a stored one, or a document.</summary>
    public string Before
    {
        get => Required(BeforeOption);
        init => Set(BeforeOption, value);
    }

    /// <summary>The later schedule: the id of a stored one, or a document.</summary>
    public string After
    {
        get => Required(AfterOption);
        init => Set(AfterOption, value);
    }

    /// <summary>The IANA zone of times without an offset; null: UTC.</summary>
    public string? Zone
    {
        get => Text(DocumentOptions.Zone);
        init => Set(DocumentOptions.Zone, value);
    }

    /// <summary>Where a list without times begins; null: now, on both sides.</summary>
    public string? Start
    {
        get => Text(StartOption);
        init => Set(StartOption, value);
    }

    /// <summary>The id of the only channel to compare; null: all.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>When a day begins in a list of one day, such as 06:00; null: midnight.</summary>
    public string? DayStart
    {
        get => Text(DocumentOptions.DayStart);
        init => Set(DocumentOptions.DayStart, value);
    }
}

/// <summary>What a comparison found. Counts are exact; each list has the first 1,000.</summary>
public sealed partial record DiffReply : Reply
{
    /// <summary>Whether nothing differs.</summary>
    public required bool Same { get; init; }

    public required ComparedRow A { get; init; }

    public required ComparedRow B { get; init; }

    public required DiffCounts Counts { get; init; }

    /// <summary>Only in B.</summary>
    public required ImmutableArray<LoneEventRow> Added { get; init; }

    /// <summary>Only in A.</summary>
    public required ImmutableArray<LoneEventRow> Removed { get; init; }

    /// <summary>The same title at another time; other fields may differ as well.</summary>
    public required ImmutableArray<ChangedEventRow> Moved { get; init; }

    /// <summary>At the same time, with other fields.</summary>
    public required ImmutableArray<ChangedEventRow> Changed { get; init; }

    /// <summary>What was odd in the documents.</summary>
    public ImmutableArray<string>? Warnings { get; init; }

    [JsonIgnore]
    public override ExitCode Exit => Same ? ExitCode.Done : ExitCode.Findings;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiffReply))]
internal sealed partial class DiffJson : JsonSerializerContext;
