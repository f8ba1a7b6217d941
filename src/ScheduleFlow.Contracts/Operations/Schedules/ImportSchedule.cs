using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a document to be read, checked and stored: all schedules that it holds, or none.</summary>
public sealed class ImportScheduleRequest : Request<ImportScheduleReply>
{
    public const string Verb = "import-schedule";

    private static readonly Option FormatOption = new(
        "format",
        "xml (TVGuide), json, m3u (media list), xmltv, ffplayout, csv, ics, or auto: decided by content")
    {
        ValueName = "F",
        IsOfDocument = true,
        Example = FormatNames.Auto,
    };

    private static readonly Option NameOption = new("name", "The schedule's name; default: the document's own, else the file's")
    {
        ValueName = "TEXT",
    };
    private static readonly Option ChannelOption = new("channel", "Take the events of this channel only") { ValueName = "ID" };

    private static readonly Option ReplaceOption = new("replace", "Replace this schedule; its previous revision is kept")
    {
        Type = OptionType.Id,
        Of = Noun.Schedule,
        ValueName = "ID",
    };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Read a schedule, check it and store it")
    {
        Description = "The schedule is stored with its conflicts and gaps: they are findings, not errors.",
        Options =
        [
            DocumentOptions.File, FormatOption, NameOption, DocumentOptions.Zone, DocumentOptions.Start, ChannelOption,
            DocumentOptions.DayStart, ReplaceOption, ScheduleOptions.IfRevision, ScheduleOptions.Message,
        ],
        Routes =
        [
            new("POST", "/api/import-schedule", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/campus_week.xml","format":"auto"}""",
            },
            new("POST", "/api/schedules", Role.Editor)
            {
                // To replace a schedule is to create none.
                Only = ["filepath", "format", "name", "zone", "start", "channel", "day_start", "message"],
                Body = BodyKind.Document,
                Created = "/api/schedules/{schedule_id}",
                Summary = "Read a schedule, check it and store it as a new one",
                Example = """{"filepath":"demo_data/campus_week.xml"}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(ImportScheduleReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound, ErrorType.Conflict,
            ErrorType.TooLarge, ErrorType.DiskFull,
        ],
        OlderFlags =
        [
            new("--import-schedule", "{0}"),
            new("--import-schedule-xml", "{0}", "--format", FormatNames.Xml),
            new("--import-schedule-json", "{0}", "--format", FormatNames.Json),
        ],
        Examples =
        [
            "scheduleflow import-schedule demo_data/campus_week.xml",
            "scheduleflow import-schedule week.json --name \"Week 49\" --zone Europe/Berlin",
            "scheduleflow import-schedule week.json --replace 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --if-revision 1",
            "curl -s https://example.edu/week.xml | scheduleflow import-schedule - --format xml",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ImportScheduleReply> ReplyJson => ImportScheduleJson.Default.ImportScheduleReply;

    /// <summary>The document: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(DocumentOptions.File);
        init => Set(DocumentOptions.File, value);
    }

    /// <summary>A name of <see cref="FormatNames"/>; null or <c>auto</c>: decided by content.</summary>
    public string? Format
    {
        get => Text(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>The schedule's name; null: the document's, else the file's.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }

    /// <summary>The IANA zone of times without an offset; null: UTC.</summary>
    public string? Zone
    {
        get => Text(DocumentOptions.Zone);
        init => Set(DocumentOptions.Zone, value);
    }

    /// <summary>Where a list without times begins; null: now.</summary>
    public string? Start
    {
        get => Text(DocumentOptions.Start);
        init => Set(DocumentOptions.Start, value);
    }

    /// <summary>When a day begins in a list of one day, such as 06:00; null: midnight.</summary>
    public string? DayStart
    {
        get => Text(DocumentOptions.DayStart);
        init => Set(DocumentOptions.DayStart, value);
    }

    /// <summary>The id of the only channel to import; null: all.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>The id of the schedule that the document replaces; null: it is a new schedule.</summary>
    public string? Replace
    {
        get => Text(ReplaceOption);
        init => Set(ReplaceOption, value);
    }

    /// <summary>The revision that may be replaced; null: any.</summary>
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
}

/// <summary>What an import stored and found. Counts are sums over its schedules.</summary>
public sealed partial record ImportScheduleReply : Reply
{
    /// <summary>The id of the first schedule.</summary>
    public required string ScheduleId { get; init; }

    public required long Revision { get; init; }

    public required string Name { get; init; }

    /// <summary>The format that was read.</summary>
    public required string Format { get; init; }

    public required int Events { get; init; }

    public required int EventsImported { get; init; }

    /// <summary>When the first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When the last event ends.</summary>
    public required string End { get; init; }

    public required long DuplicatesRemoved { get; init; }

    public required long ConflictsDetected { get; init; }

    public required long GapsDetected { get; init; }

    /// <summary>The same three as sentences.</summary>
    public required ImportWarnings Warnings { get; init; }

    /// <summary>Oddities that were accepted.</summary>
    public ImmutableArray<string>? Notes { get; init; }

    /// <summary>What differs from the schedule that was replaced; null: it is a new one.</summary>
    public ScheduleChanges? Changes { get; init; }

    /// <summary>What was stored, if the document held several schedules.</summary>
    public ImmutableArray<ScheduleRow>? Schedules { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<EventRow> Duplicates { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<ConflictRow> Conflicts { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<GapRow> Gaps { get; init; }

    /// <summary>Says so if a list is cut.</summary>
    public string? Details { get; init; }
}

/// <summary>What an import found, as older clients show it: each a sentence, or null.</summary>
public sealed partial record ImportWarnings
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Duplicates { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Conflicts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Gaps { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportScheduleReply))]
internal sealed partial class ImportScheduleJson : JsonSerializerContext;
