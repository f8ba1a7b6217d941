using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for a list of channels to be read and kept.</summary>
public sealed class ImportChannelsRequest : Request<ImportChannelsReply>
{
    public const string Verb = "import-channels";

    /// <summary>Channels that are no longer in the list stay, and the reply names them.</summary>
    public const string Merge = "merge";

    /// <summary>Channels that are no longer in the list are deleted.</summary>
    public const string Replace = "replace";

    private static readonly Option ModeOption = new(
        "mode",
        "What happens to channels that are gone from the list: they stay and are named, or are deleted")
    {
        ValueName = "merge|replace",
        Choices = [Merge, Replace],
        Default = Merge,
    };

    private static readonly Option SourceOption =
        new("source", "What the list is called, which tells its channels from those of other lists; default: the file's name")
        {
            ValueName = "NAME",
        };

    private static readonly Option DryRunOption = new("dry-run", "Say what would change, and change nothing") { Type = OptionType.Flag };

    private static readonly Operation Declaration = new(
        Verb, Area.Channels, "Read a list of channels and keep them; says which are new, changed and gone")
    {
        Description = "What users have changed in a channel stays as long as the list says the same about it.",
        Options = [ChannelOptions.List, ChannelOptions.ListFormat, ModeOption, SourceOption, DryRunOption],
        Routes =
        [
            new("POST", "/api/channels/import", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/campus_channels.m3u","dry_run":true}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(ImportChannelsReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.Conflict, ErrorType.TooLarge,
            ErrorType.DiskFull,
        ],
        Examples =
        [
            "scheduleflow import-channels demo_data/campus_channels.m3u --output table",
            "scheduleflow import-channels demo_data/campus_channels.m3u --mode replace --dry-run",
        ],
    };

    /// <summary>The ways to import.</summary>
    public static ImmutableArray<string> Modes => ModeOption.Choices;

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ImportChannelsReply> ReplyJson => ImportChannelsJson.Default.ImportChannelsReply;

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

    /// <summary>One of <see cref="Modes"/>, in any case.</summary>
    public string Mode
    {
        get => Required(ModeOption);
        init => Set(ModeOption, value);
    }

    /// <summary>What the list is called; null: the name of its file.</summary>
    public string? Source
    {
        get => Text(SourceOption);
        init => Set(SourceOption, value);
    }

    /// <summary>Whether nothing is changed.</summary>
    public bool DryRun
    {
        get => Flag(DryRunOption);
        init => Set(DryRunOption, value);
    }
}

/// <summary>What an import of channels changed, or would change. Counts are exact; lists are cut.</summary>
public sealed partial record ImportChannelsReply : Reply
{
    /// <summary>How many channels the list has.</summary>
    public required int ChannelsLoaded { get; init; }

    /// <summary>The format that was read.</summary>
    public required string Format { get; init; }

    /// <summary>What the list is called.</summary>
    public required string Source { get; init; }

    /// <summary>Whether nothing was changed.</summary>
    public required bool DryRun { get; init; }

    public required int Added { get; init; }

    public required int Changed { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>How many channels are no longer in the list.</summary>
    public required int Vanished { get; init; }

    /// <summary>How many of them were deleted.</summary>
    public required int Removed { get; init; }

    /// <summary>How many entries of the list only repeat another.</summary>
    public required int Repeated { get; init; }

    /// <summary>How many channels there are now.</summary>
    public required int Total { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<ImportedChannelRow> Changes { get; init; }

    /// <summary>Says so if the list of changes is cut.</summary>
    public string? Details { get; init; }

    /// <summary>Oddities that were accepted.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>What happened to one channel.</summary>
/// <param name="Change"><c>added</c>, <c>changed</c>, <c>vanished</c> or <c>removed</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The fields that were changed, separated by commas; null: it was not changed.</param>
public sealed partial record ImportedChannelRow(string Change, string Id, string Name, string? Fields);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportChannelsReply))]
internal sealed partial class ImportChannelsJson : JsonSerializerContext;
