using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks whether an exported document still equals its schedules.</summary>
public sealed class VerifyRequest : SchedulePartRequest<VerifyReply>
{
    public const string Verb = "verify";

    private static readonly Option FileOption = new("file", "The exported document, or - for standard input")
    {
        Type = OptionType.Document,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Option AgainstOption = new(
        "against",
        "The schedule that was exported; may be repeated, like the schedules of export-schedule")
    {
        Type = OptionType.Id,
        Of = Noun.Schedule,
        ValueName = "ID",
        IsRequired = true,
        IsList = true,
    };

    private static readonly Option FormatOption = new(
        "format",
        "xml (TVGuide), json, m3u, xmltv, ffplayout, csv, ics, or auto: decided by content; "
            + "for formats without a reader the bytes are compared")
    {
        ValueName = "F",
        Default = FormatNames.Auto,
    };

    private static readonly Option DocumentZone = new("zone", "The zone of times in the document")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
    };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Prove that an export still equals its schedule")
    {
        Description = "The options that the export was made with must be given again.",
        Options =
        [
            FileOption, AgainstOption, FormatOption, SelectionOptions.From, SelectionOptions.To, DocumentZone, SelectionOptions.Channel,
            SelectionOptions.Date, SelectionOptions.DayStart, SelectionOptions.FrameRate, SelectionOptions.Compact,
        ],
        ReplyType = typeof(VerifyReply),
        Errors = [ErrorType.NotFound, ErrorType.ParseError, ErrorType.FileNotFound],
        Examples =
        [
            "scheduleflow verify week.xml --against 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11",
            "scheduleflow verify monday.csv --against 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --from 2026-12-07 --to 2026-12-08",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<VerifyReply> ReplyJson => VerifyJson.Default.VerifyReply;

    /// <summary>The document that was exported: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(FileOption);
        init => Set(FileOption, value);
    }

    /// <summary>The ids of the exported schedules.</summary>
    public ImmutableArray<string> Against
    {
        get => Texts(AgainstOption);
        init => Set(AgainstOption, value);
    }

    /// <summary>How the document is read: a name of <see cref="FormatNames"/>, or <c>auto</c>.</summary>
    public string Format
    {
        get => Required(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>Only the broadcast day that begins on this date; null: all.</summary>
    public string? Date
    {
        get => Text(SelectionOptions.Date);
        init => Set(SelectionOptions.Date, value);
    }

    /// <summary>When a broadcast day begins, such as 06:00; null: midnight.</summary>
    public string? DayStart
    {
        get => Text(SelectionOptions.DayStart);
        init => Set(SelectionOptions.DayStart, value);
    }

    /// <summary>Frames per second, such as 25 or 29.97.</summary>
    public string? FrameRate
    {
        get => Text(SelectionOptions.FrameRate);
        init => Set(SelectionOptions.FrameRate, value);
    }

    /// <summary>Whether it was written without indentation.</summary>
    public bool Compact
    {
        get => Flag(SelectionOptions.Compact);
        init => Set(SelectionOptions.Compact, value);
    }

    protected override Option ZoneOption => DocumentZone;
}

/// <summary>
/// Whether a document is what its schedules say. A format with a reader gives the fields of <see cref="DiffReply"/>, with
/// the schedules as A and the document as B; one without gives those of <see cref="VerifyBytesReply"/>.
/// </summary>
public sealed partial record VerifyReply : Reply
{
    /// <inheritdoc cref="DiffReply.Same"/>
    public required bool Same { get; init; }

    public ComparedRow? A { get; init; }

    public ComparedRow? B { get; init; }

    public DiffCounts? Counts { get; init; }

    /// <inheritdoc cref="DiffReply.Added"/>
    public ImmutableArray<LoneEventRow>? Added { get; init; }

    /// <inheritdoc cref="DiffReply.Removed"/>
    public ImmutableArray<LoneEventRow>? Removed { get; init; }

    /// <inheritdoc cref="DiffReply.Moved"/>
    public ImmutableArray<ChangedEventRow>? Moved { get; init; }

    /// <inheritdoc cref="DiffReply.Changed"/>
    public ImmutableArray<ChangedEventRow>? Changed { get; init; }

    /// <inheritdoc cref="DiffReply.Warnings"/>
    public ImmutableArray<string>? Warnings { get; init; }

    /// <inheritdoc cref="VerifyBytesReply.Format"/>
    public string? Format { get; init; }

    /// <inheritdoc cref="VerifyBytesReply.ContentHash"/>
    public string? ContentHash { get; init; }

    /// <inheritdoc cref="DifferingBytesReply.Line"/>
    public int? Line { get; init; }

    /// <inheritdoc cref="DifferingBytesReply.Expected"/>
    public string? Expected { get; init; }

    /// <inheritdoc cref="DifferingBytesReply.Found"/>
    public string? Found { get; init; }

    [JsonIgnore]
    public override ExitCode Exit => Same ? ExitCode.Done : ExitCode.Findings;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VerifyReply))]
internal sealed partial class VerifyJson : JsonSerializerContext;
