using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for the channels to be put in order, or for what that would do.</summary>
public sealed class OrganizeChannelsRequest : Request<OrganizeChannelsReply>
{
    public const string Verb = "organize-channels";

    private static readonly Option StepsOption = new("steps", "Only these steps, separated by commas; all of them by default")
    {
        ValueName = "LIST",
        IsList = true,
        Choices = ChannelSteps.All,
    };

    private static readonly Option SortOption = new("sort", "The order")
    {
        ValueName = "ORDER",
        Choices = ChannelOrders.All,
        Default = ChannelOrders.Group,
    };

    private static readonly Option FirstNumberOption = new("first-number", "The number of the first channel")
    {
        Type = OptionType.WholeNumber,
        ValueName = "N",
        Min = 1,
        Max = 900_000,
        Default = "1",
    };

    private static readonly Option ApplyOption = new("apply", "Do it; without this it is a dry run") { Type = OptionType.Flag };

    private static readonly Operation Declaration =
        new(Verb, Area.Channels, "Put the channels in order: duplicates, groups, order, numbers; shows what it would do until told to")
        {
            Options = [StepsOption, SortOption, FirstNumberOption, ApplyOption],
            Routes =
            [
                new("POST", "/api/channels/organize", Role.Editor)
                {
                    Body = BodyKind.Fields,
                    Example = """{"apply":true,"steps":["duplicates","groups","sort"],"sort":"name"}""",
                },
            ],
            IsChange = true,
            ReplyType = typeof(OrganizeChannelsReply),
            Errors = [ErrorType.ParseError, ErrorType.TooLarge, ErrorType.UnsupportedMediaType, ErrorType.DiskFull],
            Examples =
            [
                "scheduleflow organize-channels --output table",
                "scheduleflow organize-channels --steps duplicates,groups --apply",
            ],
        };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<OrganizeChannelsReply> ReplyJson => OrganizeChannelsJson.Default.OrganizeChannelsReply;

    /// <summary>Some of <see cref="ChannelSteps"/>, one value each or separated by commas; empty: all.</summary>
    public ImmutableArray<string> Steps
    {
        get => Texts(StepsOption);
        init => Set(StepsOption, value);
    }

    /// <summary>One of <see cref="ChannelOrders"/>, in any case.</summary>
    public string Sort
    {
        get => Required(SortOption);
        init => Set(SortOption, value);
    }

    /// <summary>The number of the first channel.</summary>
    public int FirstNumber
    {
        get => WholeNumber(FirstNumberOption);
        init => Set(FirstNumberOption, value);
    }

    /// <summary>Whether it is done; else it is a dry run.</summary>
    public bool Apply
    {
        get => Flag(ApplyOption);
        init => Set(ApplyOption, value);
    }
}

/// <summary>What was put in order, or would be. Counts are exact; lists are cut.</summary>
public sealed partial record OrganizeChannelsReply : Reply
{
    /// <summary>Whether nothing was changed.</summary>
    public required bool DryRun { get; init; }

    public required int DuplicatesRemoved { get; init; }

    public required int GroupsChanged { get; init; }

    /// <summary>How many channels have a new place.</summary>
    public required int Moved { get; init; }

    /// <summary>How many channels have a new number.</summary>
    public required int Renumbered { get; init; }

    /// <summary>How many channels are left.</summary>
    public required int Total { get; init; }

    /// <summary>How to apply it; null: it was applied, or there is nothing to do.</summary>
    public string? Hint { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<DuplicateChannelRow> Duplicates { get; init; }

    /// <summary>The first 1,000.</summary>
    public required ImmutableArray<OrganizedChannelRow> Changes { get; init; }
}

/// <summary>A channel that was a duplicate of another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kept">The id of the channel that was kept.</param>
public sealed partial record DuplicateChannelRow(string Id, string Name, string Kept);

/// <summary>A channel that was changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The fields that were changed, separated by commas.</param>
public sealed partial record OrganizedChannelRow(string Id, string Name, string Fields);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrganizeChannelsReply))]
internal sealed partial class OrganizeChannelsJson : JsonSerializerContext;
