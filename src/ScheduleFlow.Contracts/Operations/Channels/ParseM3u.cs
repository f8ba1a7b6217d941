using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks what is in a list of channels; nothing is stored.</summary>
public sealed class ParseM3uRequest : Request<ParseM3uReply>
{
    public const string Verb = "parse-m3u";

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Say what is in a list of channels; nothing is stored")
    {
        Options = [ChannelOptions.List, ChannelOptions.ListFormat],

        // For editors, as it reads files of the server.
        Routes =
        [
            new("POST", "/api/parse-m3u", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/campus_channels.m3u"}""",
            },
        ],
        ReplyType = typeof(ParseM3uReply),
        Errors = [ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.TooLarge],
        Examples = ["scheduleflow parse-m3u demo_data/campus_channels.m3u --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ParseM3uReply> ReplyJson => ParseM3uJson.Default.ParseM3uReply;

    /// <summary>The list: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(ChannelOptions.List);
        init => Set(ChannelOptions.List, value);
    }

    /// <summary>How the list is read, in any case.</summary>
    public string Format
    {
        get => Required(ChannelOptions.ListFormat);
        init => Set(ChannelOptions.ListFormat, value);
    }
}

/// <summary>What a list of channels holds.</summary>
public sealed partial record ParseM3uReply : Reply
{
    /// <summary>How many channels there are.</summary>
    public required int ChannelsLoaded { get; init; }

    /// <summary>The format that was read.</summary>
    public required string Format { get; init; }

    /// <summary>How many entries of the list only repeat another.</summary>
    public required int Repeated { get; init; }

    /// <summary>Where the TV guides of its channels are, as the list says.</summary>
    public required ImmutableArray<string> GuideUrls { get; init; }

    /// <summary>The channels, with the ids that they would have in an empty store.</summary>
    public required ImmutableArray<ChannelRow> Channels { get; init; }

    /// <summary>Oddities that were accepted.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ParseM3uReply))]
internal sealed partial class ParseM3uJson : JsonSerializerContext;
