using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Links;

/// <summary>Asks for a page of what the last checks of the channels' links found.</summary>
public sealed class ListLinkResultsRequest : Request<ListLinkResultsReply>
{
    public const string Verb = "validation-results";

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 1_000, max: 10_000);

    private static readonly Option StateOption = new("state", "Only channels whose links are in this state")
    {
        ValueName = "S",
        Choices = LinkStates.All,
    };

    private static readonly Operation Declaration = new(Verb, Area.Links, "Show what the last checks of the channels' links found")
    {
        Description = "One row per channel; the counts are of all channels.",
        Options = [LimitOption, SharedOptions.After, StateOption],
        Routes = [new("GET", "/api/validate/results", Role.Viewer) { Reply = ReplyForm.Page, Freshness = Freshness.Channels }],
        ReplyType = typeof(ListLinkResultsReply),
        Examples = ["scheduleflow validation-results --state broken --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListLinkResultsReply> ReplyJson => ListLinkResultsJson.Default.ListLinkResultsReply;

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

    /// <summary>One of <see cref="LinkStates"/>, in any case; null: all.</summary>
    public string? State
    {
        get => Text(StateOption);
        init => Set(StateOption, value);
    }
}

/// <summary>A page of results. The counts are of all channels.</summary>
public sealed partial record ListLinkResultsReply : Reply
{
    /// <summary>How many channels there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them were checked.</summary>
    public required int Checked { get; init; }

    public required int Working { get; init; }

    public required int Broken { get; init; }

    public required int Timeout { get; init; }

    /// <summary>How many were never checked, or have a scheme that is not checked.</summary>
    public required int Unchecked { get; init; }

    /// <summary>When results were last added; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? LastRun { get; init; }

    public required ImmutableArray<LinkRow> Results { get; init; }

    /// <summary>How many channels this page has.</summary>
    public required int Count { get; init; }

    /// <summary>The cursor of the next page; null: this is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListLinkResultsReply))]
internal sealed partial class ListLinkResultsJson : JsonSerializerContext;
