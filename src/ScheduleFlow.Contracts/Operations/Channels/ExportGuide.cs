using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for the TV guide of all channels that have a schedule.</summary>
public sealed class ExportGuideRequest : Request<ExportGuideReply>
{
    public const string Verb = "export-guide";

    private const string GzipField = "gzip";

    private static readonly Option OutputOption = new("output", "The file to write or replace; default: the document goes to stdout")
    {
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private static readonly Option FromOption = new("from", "Only what is on at this instant or later")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Reach = OptionReach.Shell,
    };

    private static readonly Option ToOption = new("to", "Only what begins before this instant")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Reach = OptionReach.Shell,
    };

    private static readonly Option ChannelOption = new(
        "channel", "Only this channel, also one that is not in the list, such as default or a plan's channel")
    {
        ValueName = "ID",
        Of = Noun.Channel,
    };

    private static readonly Option GzipOption = new(GzipField, "Pack it with gzip") { Type = OptionType.Flag, Reach = OptionReach.Shell };

    private static readonly Operation Declaration = new(
        Verb, Area.Channels, "Write the TV guide of all channels that have a schedule, as XMLTV")
    {
        Description = "The guide says what the channels' timelines say. A timeline whose channel is not in the list is in the guide "
            + "of its own alone (--channel).",
        Options = [OutputOption, ChannelOption, FromOption, ToOption, GzipOption],
        Routes =
        [
            new("GET", "/iptv/xmltv.xml", Role.Viewer)
            {
                Reply = ReplyForm.Document,
                Freshness = Freshness.ChannelsAndSchedules,
                MediaType = "application/xml; charset=utf-8",
                IsForTuners = true,
                Summary = "The guide of all channels that have a schedule",
            },

            // The file itself is packed: nothing unpacks it or packs it again in transit.
            new("GET", "/iptv/xmltv.xml.gz", Role.Viewer)
            {
                Reply = ReplyForm.Document,
                Freshness = Freshness.ChannelsAndSchedules,
                MediaType = "application/gzip",
                IsForTuners = true,
                Presets = [(GzipField, ValueCheck.True)],
                Summary = "The guide as a gzip file, for apps that ask for one",
            },
        ],
        Reply = ReplyForm.Document,
        ReplyType = typeof(ExportGuideReply),
        Examples = ["scheduleflow export-guide --output guide.xml", "scheduleflow export-guide --channel default --output guide.xml"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ExportGuideReply> ReplyJson => ExportGuideJson.Default.ExportGuideReply;

    /// <summary>The file to write or replace; null or <c>-</c>: the document goes to standard output.</summary>
    public string? Output
    {
        get => Text(OutputOption);
        init => Set(OutputOption, value);
    }

    /// <summary>The only channel; null: all of the list.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>Only what is on at this instant or later; null: from the first event.</summary>
    public string? From
    {
        get => Text(FromOption);
        init => Set(FromOption, value);
    }

    /// <summary>Only what begins before this instant; null: to the last event.</summary>
    public string? To
    {
        get => Text(ToOption);
        init => Set(ToOption, value);
    }

    /// <summary>Whether the guide is packed with gzip.</summary>
    public bool IsPacked
    {
        get => Flag(GzipOption);
        init => Set(GzipOption, value);
    }
}

/// <summary>The file that was written.</summary>
public sealed partial record ExportGuideReply : Reply
{
    /// <summary>The file as the caller named it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name.</summary>
    public required string File { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many channels are in the guide.</summary>
    public required int Channels { get; init; }

    /// <summary>How many programmes are in the guide.</summary>
    public required int Events { get; init; }

    /// <summary>Always <c>xmltv</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Channels missing from the guide, and why; null: there are none.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportGuideReply))]
internal sealed partial class ExportGuideJson : JsonSerializerContext;
