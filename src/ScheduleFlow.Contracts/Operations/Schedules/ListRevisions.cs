using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks which revisions of a schedule there are.</summary>
public sealed class ListRevisionsRequest : Request<ListRevisionsReply>
{
    public const string Verb = "list-revisions";

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 100, max: 1_001);

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "List the revisions of a schedule, newest first")
    {
        Description = "The first is the present one. show-schedule shows one, diff compares two, revert-schedule goes back to one.",
        Options = [ScheduleOptions.Id, LimitOption],
        Routes = [new("GET", "/api/schedules/{id}/revisions", Role.Viewer) { Freshness = Freshness.Schedule }],
        ReplyType = typeof(ListRevisionsReply),
        Errors = [ErrorType.NotFound],
        Examples = ["scheduleflow list-revisions 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListRevisionsReply> ReplyJson => ListRevisionsJson.Default.ListRevisionsReply;

    /// <summary>The schedule: its id, the beginning of it, or its name.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>The most revisions.</summary>
    public int Limit
    {
        get => WholeNumber(LimitOption);
        init => Set(LimitOption, value);
    }
}

/// <summary>The revisions of a schedule.</summary>
public sealed partial record ListRevisionsReply : Reply
{
    public required string ScheduleId { get; init; }

    /// <summary>Newest first; the first is the present one.</summary>
    public required ImmutableArray<RevisionRow> Revisions { get; init; }

    /// <summary>How many there are in this reply.</summary>
    public required int Count { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>Which of them cannot be read.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>A revision of a schedule. Instants are <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public sealed partial record RevisionRow
{
    public required long Revision { get; init; }

    /// <summary>When it was stored.</summary>
    public required string At { get; init; }

    /// <summary>The name of the user or key, or the role of a caller without one; null: someone in a shell, or nobody knows.</summary>
    public string? By { get; init; }

    /// <summary>The operation that stored it; null: nobody knows.</summary>
    public string? Verb { get; init; }

    /// <summary>Why; null: nobody said.</summary>
    public string? Message { get; init; }

    /// <summary>The schedule's name then.</summary>
    public required string Name { get; init; }

    public required int Events { get; init; }

    /// <summary>When its first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When its last event ends.</summary>
    public required string End { get; init; }

    /// <summary>Equal for revisions with equal events; null: an older version stored it.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The size of its document, in bytes.</summary>
    public required long Size { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListRevisionsReply))]
internal sealed partial class ListRevisionsJson : JsonSerializerContext;
