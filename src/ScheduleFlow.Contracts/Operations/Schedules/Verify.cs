using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks whether an exported document still equals the schedules that it is of.</summary>
public sealed class VerifyRequest : Request<VerifyReply>
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
        "The id of the schedule that it is of; may be repeated, as the ids of export-schedule")
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
            + "for formats that are only written the bytes are compared")
    {
        ValueName = "F",
        Default = FormatNames.Auto,
    };

    private static readonly Option FromOption = new("from", "Only events that are on air at this instant or later")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };
    private static readonly Option ToOption = new("to", "Only events that are on air before this instant")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };
    private static readonly Option ZoneOption = new("zone", "The zone of times in the document; default: UTC")
    {
        Type = OptionType.Zone,
        ValueName = "IANA",
    };
    private static readonly Option ChannelOption = new("channel", "Only events of this channel") { ValueName = "ID" };
    private static readonly Option DateOption = new("date", "Only the broadcast day that begins on this date") { ValueName = "YYYY-MM-DD" };
    private static readonly Option DayStartOption = new(
        "day-start", "When a broadcast day begins in the zone, such as 06:00; default: midnight")
    {
        Type = OptionType.TimeOfDay,
        ValueName = "HH:MM",
    };
    private static readonly Option FrameRateOption = new("frame-rate", "Frames per second, for casparcg; default: 25") { ValueName = "N" };
    private static readonly Option CompactOption = new("compact", "Without indentation") { Type = OptionType.Flag };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Prove that an export still equals its schedule")
    {
        Description = "The options that the export was made with must be given again.",
        Options =
        [
            FileOption, AgainstOption, FormatOption, FromOption, ToOption, ZoneOption, ChannelOption, DateOption, DayStartOption, FrameRateOption,
            CompactOption,
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

    /// <summary>The ids of the schedules that it was exported of.</summary>
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

    /// <summary>Only events that are on air at this instant or later; null: from the first on.</summary>
    public string? From
    {
        get => Text(FromOption);
        init => Set(FromOption, value);
    }

    /// <summary>Only events that are on air before this instant; null: to the last.</summary>
    public string? To
    {
        get => Text(ToOption);
        init => Set(ToOption, value);
    }

    /// <summary>The zone of times in the document, and of the range where it has no offset; null: UTC.</summary>
    public string? Zone
    {
        get => Text(ZoneOption);
        init => Set(ZoneOption, value);
    }

    /// <summary>Only events of the channel with this id or name; null: all.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>Only the broadcast day that begins on this date; null: all.</summary>
    public string? Date
    {
        get => Text(DateOption);
        init => Set(DateOption, value);
    }

    /// <summary>When a broadcast day begins, such as 06:00; null: midnight.</summary>
    public string? DayStart
    {
        get => Text(DayStartOption);
        init => Set(DayStartOption, value);
    }

    /// <summary>Frames per second, such as 25 or 29.97; null: 25.</summary>
    public string? FrameRate
    {
        get => Text(FrameRateOption);
        init => Set(FrameRateOption, value);
    }

    /// <summary>Whether it was written without indentation.</summary>
    public bool Compact
    {
        get => Flag(CompactOption);
        init => Set(CompactOption, value);
    }
}

/// <summary>
/// Whether a document is what its schedules say. A format that is read gives the fields of <see cref="DiffReply"/>, with
/// the schedules as A and the document as B; one that is only written those of <see cref="VerifyBytesReply"/>.
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
