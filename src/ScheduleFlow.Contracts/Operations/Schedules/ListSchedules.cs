using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a page of the stored schedules, in order of import.</summary>
public sealed class ListSchedulesRequest : Request<ListSchedulesReply>
{
    public const string Verb = "list-schedules";

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 1_000, max: 10_000);
    private static readonly Option NameOption = new("name", "Only schedules whose name contains this, in any case") { ValueName = "TEXT" };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "List the stored schedules")
    {
        Description = "In order of import.",
        Options = [LimitOption, SharedOptions.After, NameOption],
        Routes = [new("GET", "/api/schedules", Role.Viewer) { Reply = ReplyForm.Page, Freshness = Freshness.Schedules }],
        ReplyType = typeof(ListSchedulesReply),
        OlderFlags = [new("--list-schedules")],
        Examples = ["scheduleflow list-schedules --output table", "scheduleflow list-schedules --name week --limit 20"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListSchedulesReply> ReplyJson => ListSchedulesJson.Default.ListSchedulesReply;

    /// <summary>The most schedules of a page.</summary>
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

    /// <summary>A part of the name; null: all schedules.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }
}

/// <summary>A page of the stored schedules.</summary>
public sealed partial record ListSchedulesReply : Reply
{
    public required ImmutableArray<ScheduleRow> Schedules { get; init; }

    /// <summary>How many schedules this page has.</summary>
    public required int Count { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>The cursor of the next page; null: this is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }

    /// <summary>What the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListSchedulesReply))]
internal sealed partial class ListSchedulesJson : JsonSerializerContext;
