using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks what is wrong with documents or stored schedules.</summary>
public sealed class LintRequest : Request<LintReply>
{
    public const string Verb = "lint";

    private static readonly Option SourcesOption = new("sources", "Documents, stored schedules by id or name, or - for standard input")
    {
        Type = OptionType.Document,
        Of = Noun.Schedule,
        ValueName = "FILE|ID",
        Field = "filepath",
        OtherFields = ["schedule_id"],
        IsOperand = true,
        IsRequired = true,
        IsList = true,
    };

    private static readonly Option FormatOption = new(
        "format",
        "How findings are reported (default: text on a terminal, else json; SARIF is 2.1.0)")
    {
        ValueName = "F",
        Choices = LintFormats.All,
        IsStrict = true,
    };

    private static readonly Option ConfigOption = new("config", "Severities and options of the rules, YAML or JSON (docs/lint.md)")
    {
        Type = OptionType.Document,
        ValueName = "FILE",
    };

    private static readonly Option BaselineOption = new("baseline", "Known findings, which are not reported")
    {
        Type = OptionType.Document,
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private static readonly Option WriteBaselineOption = new("write-baseline", "Write the findings to this file as a baseline, and pass")
    {
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private static readonly Option FixOption = new("fix", "Mend files where that is safe: remove duplicates, put events in order")
    {
        Type = OptionType.Flag,
        Reach = OptionReach.Shell,
    };

    private static readonly Option FailOnOption = new(
        "fail-on",
        "Exit with 1 on findings of this severity or higher (default: what the configuration says, else warning)")
    {
        ValueName = "LEVEL",
        Choices = ["info", "warning", "error", "never"],
    };

    private static readonly Option ZoneOption = new(
        "zone",
        "The zone of times without an offset, and of days, such as Europe/Berlin; else the configuration's")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
        Example = "Europe/Berlin",
    };

    private static readonly Option DayStartOption = new("day-start", "When a broadcast day begins, such as 06:00; default: midnight")
    {
        Type = OptionType.TimeOfDay,
        ValueName = "HH:MM",
        Example = "06:00",
    };

    private static readonly Option StartOption = new("start", "Where a list without times (M3U) begins; default: at the start of today")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };

    private static readonly Option ChannelOption = new("channel", "Check the events of this channel only") { ValueName = "ID" };

    private static readonly Operation Declaration = new(
        Verb, Area.Schedules, "Check schedules for overlaps, dead air, repeats and more; for CI")
    {
        Description = "Checks a document (the body), a file on the server (`filepath`) or a stored schedule (`schedule_id`) "
            + "against the rules of docs/lint.md. Nothing is changed; `passed` is false if there are findings of severity `fail_on` "
            + "or higher. What cannot be read is a finding, too.",
        Options =
        [
            SourcesOption, FormatOption, ConfigOption, BaselineOption, WriteBaselineOption, FixOption, FailOnOption,
            ZoneOption, DayStartOption, StartOption, ChannelOption,
        ],

        // Its findings quote the file: for editors.
        Routes =
        [
            new("POST", "/api/lint", Role.Editor)
            {
                Body = BodyKind.Document,
                Documents =
                [
                    (LintFormats.Text, "text/plain; charset=utf-8"),
                    (LintFormats.Sarif, "application/sarif+json"),
                    (LintFormats.Junit, "application/xml; charset=utf-8"),
                ],
                Summary = "What is wrong with a schedule",
                Example = """{"filepath":"demo_data/with_gaps.json","fail_on":"error"}""",
            },
        ],
        Reply = ReplyForm.Document,
        ReplyType = typeof(LintReply),
        Errors = [ErrorType.NotFound, ErrorType.FileNotFound, ErrorType.ForbiddenPath],
        Examples =
        [
            "scheduleflow lint demo_data/with_gaps.json --format text",
            "scheduleflow lint schedules/*.xml --config lint.yaml --format sarif > lint.sarif",
            "scheduleflow lint week.csv --fix --zone Europe/Berlin",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<LintReply> ReplyJson => LintJson.Default.LintReply;

    public override bool WritesDocument => Format is LintFormats.Text or LintFormats.Sarif or LintFormats.Junit;

    /// <summary>What is checked: each the id of a stored schedule, a path, or <c>-</c>.</summary>
    public ImmutableArray<string> Sources
    {
        get => Texts(SourcesOption);
        init => Set(SourcesOption, value);
    }

    /// <summary>One of <see cref="LintFormats.All"/>; null: text on a terminal, else JSON.</summary>
    public string? Format
    {
        get => Text(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>The configuration file; null: the defaults.</summary>
    public string? Config
    {
        get => Text(ConfigOption);
        init => Set(ConfigOption, value);
    }

    /// <summary>The file of known findings, which are not reported; null: none.</summary>
    public string? Baseline
    {
        get => Text(BaselineOption);
        init => Set(BaselineOption, value);
    }

    /// <summary>The file to write the findings to, as a new baseline; null: none.</summary>
    public string? WriteBaseline
    {
        get => Text(WriteBaselineOption);
        init => Set(WriteBaselineOption, value);
    }

    /// <summary>Whether documents are mended where that is safe.</summary>
    public bool Fix
    {
        get => Flag(FixOption);
        init => Set(FixOption, value);
    }

    /// <summary>The lowest severity that makes the run fail; null: what the configuration says.</summary>
    public string? FailOn
    {
        get => Text(FailOnOption);
        init => Set(FailOnOption, value);
    }

    /// <summary>The IANA zone of times without an offset, and of days; null: what the configuration says.</summary>
    public string? Zone
    {
        get => Text(ZoneOption);
        init => Set(ZoneOption, value);
    }

    /// <summary>When a broadcast day begins, such as 06:00; null: what the configuration says.</summary>
    public string? DayStart
    {
        get => Text(DayStartOption);
        init => Set(DayStartOption, value);
    }

    /// <summary>Where a list without times begins; null: at the start of today.</summary>
    public string? Start
    {
        get => Text(StartOption);
        init => Set(StartOption, value);
    }

    /// <summary>The id of the only channel to check; null: all.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }
}

/// <summary>What the rules found. Counts are exact; the first 1,000 findings of each rule and source are listed.</summary>
public sealed partial record LintReply : Reply
{
    /// <summary>Whether there are no findings of severity <see cref="FailOn"/> or higher.</summary>
    public required bool Passed { get; init; }

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c> or <c>never</c>.</summary>
    public required string FailOn { get; init; }

    public required LintCounts Counts { get; init; }

    /// <summary>How many findings each rule has, by its id; rules without findings are omitted.</summary>
    public required ImmutableSortedDictionary<string, int> Rules { get; init; }

    public required ImmutableArray<LintSourceRow> Sources { get; init; }

    public required ImmutableArray<LintFindingRow> Findings { get; init; }

    [JsonIgnore]
    public override ExitCode Exit => Passed ? ExitCode.Done : ExitCode.Findings;
}

/// <summary>How many findings there are of each severity.</summary>
/// <param name="Error">Errors.</param>
/// <param name="Warning">Warnings.</param>
/// <param name="Info">Findings for information only.</param>
/// <param name="Known">Findings of the baseline, which are not reported.</param>
public sealed partial record LintCounts(int Error, int Warning, int Info, int Known);

/// <summary>What was checked.</summary>
public sealed partial record LintSourceRow
{
    /// <summary>The document as the caller named it, or the id of a stored schedule.</summary>
    public required string Source { get; init; }

    /// <summary>The format that it was read as; omitted for a stored schedule, and for a document that could not be read.</summary>
    public string? Format { get; init; }

    /// <summary>How many events it holds, including duplicates.</summary>
    public required int Events { get; init; }

    /// <summary>How many findings were mended; omitted if none was.</summary>
    public int? Fixed { get; init; }
}

/// <summary>One thing that a rule found.</summary>
public sealed partial record LintFindingRow
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Name { get; init; }

    public required string Severity { get; init; }

    /// <inheritdoc cref="LintSourceRow.Source"/>
    public required string Source { get; init; }

    /// <summary>From 1; omitted if unknown.</summary>
    public int? Line { get; init; }

    /// <summary>From 1; omitted if unknown.</summary>
    public int? Column { get; init; }

    /// <summary>The start of the event or gap that it is about.</summary>
    public string? Start { get; init; }

    public string? Channel { get; init; }

    public string? Title { get; init; }

    public required string Message { get; init; }

    /// <summary>Identifies the finding in other runs, even after its lines have moved.</summary>
    public required string Fingerprint { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LintReply))]
internal sealed partial class LintJson : JsonSerializerContext;
