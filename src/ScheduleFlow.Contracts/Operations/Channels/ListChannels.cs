using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Links;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for a page of the stored channels, in their order.</summary>
public sealed class ListChannelsRequest : Request<ListChannelsReply>
{
    public const string Verb = "list-channels";

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 1_000, max: 10_000);
    private static readonly Option NameOption = new("name", "Only channels whose name contains this, in any case") { ValueName = "TEXT" };

    private static readonly Operation Declaration = new(Verb, Area.Channels, "List the stored channels")
    {
        Description = "In their order.",
        Options = [LimitOption, SharedOptions.After, ChannelOptions.Group, NameOption, ChannelOptions.State],
        Routes = [new("GET", "/api/channels", Role.Viewer) { Reply = ReplyForm.Page, Freshness = Freshness.Channels }],
        ReplyType = typeof(ListChannelsReply),
        Examples = ["scheduleflow list-channels --output table", "scheduleflow list-channels --group News --state broken"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListChannelsReply> ReplyJson => ListChannelsJson.Default.ListChannelsReply;

    /// <summary>The most channels of a page.</summary>
    public int Limit
    {
        get => WholeNumber(LimitOption);
        init => Set(LimitOption, value);
    }

    /// <summary>The <c>next</c> of the page before; null: the first page.</summary>
    public string? After
    {
        get => Text(SharedOptions.After);
        init => Set(SharedOptions.After, value);
    }

    /// <summary>One of their groups, in any case; null: all.</summary>
    public string? Group
    {
        get => Text(ChannelOptions.Group);
        init => Set(ChannelOptions.Group, value);
    }

    /// <summary>A part of the name, in any case; null: all.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }

    /// <summary>One of <see cref="LinkStates"/>; null: all.</summary>
    public string? State
    {
        get => Text(ChannelOptions.State);
        init => Set(ChannelOptions.State, value);
    }
}

/// <summary>A page of the stored channels.</summary>
public sealed partial record ListChannelsReply : Reply
{
    public required ImmutableArray<ChannelRow> Channels { get; init; }

    /// <summary>How many channels this page has.</summary>
    public required int Count { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>The cursor of the next page; null: this is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListChannelsReply))]
internal sealed partial class ListChannelsJson : JsonSerializerContext;
