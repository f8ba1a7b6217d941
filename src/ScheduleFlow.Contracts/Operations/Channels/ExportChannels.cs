using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for the channels as a list, for players or for another import.</summary>
public sealed class ExportChannelsRequest : Request<ExportChannelsReply>
{
    public const string Verb = "export-channels";

    /// <summary>The field of <see cref="GuideUrl"/>, which the gateway fills in for players.</summary>
    public const string GuideUrlField = "guide_url";

    /// <summary>Where players find the list.</summary>
    public const string PlayersPath = "/iptv/channels.m3u";

    /// <summary>Where they find the guide.</summary>
    public const string GuidePath = "/iptv/xmltv.xml";

    private const string FormatField = "format";

    private static readonly Option FormatOption = new(FormatField, "The list's format")
    {
        ValueName = "F",
        Choices = [FormatNames.M3u, FormatNames.Json],
        IsRequired = true,
    };

    private static readonly Option OutputOption = new("output", "The file to write or replace; default: the document goes to stdout")
    {
        ValueName = "FILE",
        Reach = OptionReach.Shell,
    };

    private static readonly Option ExportNameOption = new("export-name", "Write into the data folder's exports/ under this plain name")
    {
        ValueName = "NAME",
        Reach = OptionReach.Shell,
    };

    private static readonly Option GuideUrlOption =
        new(
            "guide-url",
            "For players that read the guide at this address (export-guide): ids are the guide's, and every channel has a number")
        {
            Type = OptionType.Url,
            ValueName = "URL",
            Field = GuideUrlField,
            Reach = OptionReach.Shell,
        };

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Write the channels as a list, to stdout or to a file")
    {
        Options = [FormatOption, OutputOption, ExportNameOption, ChannelOptions.Group, ChannelOptions.State, GuideUrlOption],
        Routes =
        [
            new("GET", "/api/channels/export", Role.Viewer)
            {
                Reply = ReplyForm.Document,
                Freshness = Freshness.Channels,
                Defaults = [(FormatField, FormatNames.M3u)],
                Download = "channels",
                Summary = "Download the list",
            },
            new("GET", PlayersPath, Role.Viewer)
            {
                Reply = ReplyForm.Document,
                Freshness = Freshness.Channels,
                Presets = [(FormatField, FormatNames.M3u)],
                Only = [FormatField],
                IsForTuners = true,
                Summary = "The channels, for players; names the guide by the address that the list was asked for at",
            },
        ],
        Reply = ReplyForm.Document,
        ReplyType = typeof(ExportChannelsReply),
        Examples =
        [
            "scheduleflow export-channels --format m3u --output channels.m3u",
            "scheduleflow export-channels --format m3u --state working --guide-url http://192.168.1.10:5000/iptv/xmltv.xml",
        ],
    };

    /// <summary>The formats of the list.</summary>
    public static IEnumerable<string> Formats => FormatOption.Choices;

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ExportChannelsReply> ReplyJson => ExportChannelsJson.Default.ExportChannelsReply;

    /// <summary>One of <see cref="Formats"/>, in any case.</summary>
    public string Format
    {
        get => Required(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>The file to write; null or <c>-</c>: standard output.</summary>
    public string? Output
    {
        get => Text(OutputOption);
        init => Set(OutputOption, value);
    }

    /// <summary>The file's name among the exports, instead of <see cref="Output"/>; null: it is not one of them.</summary>
    public string? ExportName
    {
        get => Text(ExportNameOption);
        init => Set(ExportNameOption, value);
    }

    /// <summary>One of their groups, in any case; null: all.</summary>
    public string? Group
    {
        get => Text(ChannelOptions.Group);
        init => Set(ChannelOptions.Group, value);
    }

    /// <summary>The state of their links; null: all.</summary>
    public string? State
    {
        get => Text(ChannelOptions.State);
        init => Set(ChannelOptions.State, value);
    }

    /// <summary>
    /// The address of the guide, for a list that players tune by: it uses the guide's ids, gives every channel a number,
    /// and omits what only we read. Null: the list is for an import.
    /// </summary>
    public string? GuideUrl
    {
        get => Text(GuideUrlOption);
        init => Set(GuideUrlOption, value);
    }
}

/// <summary>The file that was written.</summary>
public sealed partial record ExportChannelsReply : Reply
{
    public required string Path { get; init; }

    /// <summary>Its name without folders.</summary>
    public required string File { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How many channels it has.</summary>
    public required int Channels { get; init; }

    public required string Format { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportChannelsReply))]
internal sealed partial class ExportChannelsJson : JsonSerializerContext;
