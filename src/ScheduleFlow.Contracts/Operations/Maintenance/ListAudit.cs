using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for a page of the audit log, the newest line first.</summary>
public sealed class ListAuditRequest : Request<ListAuditReply>
{
    public const string Verb = "list-audit";

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 100, max: 1_000);
    private static readonly Option SinceOption = new("since", "Only changes at this instant or later")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
    };

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "List what was changed and by whom, the newest first")
    {
        Options = [LimitOption, SharedOptions.After, SinceOption],
        Routes = [new("GET", "/api/audit", Role.Admin) { Reply = ReplyForm.Page }],
        ReplyType = typeof(ListAuditReply),
        Examples = ["scheduleflow list-audit --limit 20 --output table", "scheduleflow list-audit --since 2026-12-01T00:00:00Z"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListAuditReply> ReplyJson => ListAuditJson.Default.ListAuditReply;

    /// <summary>The most lines of a page.</summary>
    public int Limit
    {
        get => WholeNumber(LimitOption);
        init => Set(LimitOption, value);
    }

    /// <summary>The <c>next</c> of the page before; null: the newest.</summary>
    public string? After
    {
        get => Text(SharedOptions.After);
        init => Set(SharedOptions.After, value);
    }

    /// <summary>An instant; null: as far back as the log goes.</summary>
    public string? Since
    {
        get => Text(SinceOption);
        init => Set(SinceOption, value);
    }
}

/// <summary>A page of the audit log.</summary>
public sealed partial record ListAuditReply : Reply
{
    public required ImmutableArray<AuditRow> Entries { get; init; }

    /// <summary>How many lines this page has.</summary>
    public required int Count { get; init; }

    /// <summary>The cursor of the next page; null: this is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }

    /// <summary>Says so if incomplete lines were skipped.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>One change, or an attempt that was denied, as the audit log has it.</summary>
public sealed partial record AuditRow
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Time { get; init; }

    /// <summary>Who made it and from where, as <c>name@address</c>; null: someone in a shell on the server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Actor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Verb { get; init; }

    /// <summary>What was done, if it differs from what the verb says, such as <c>put_aside</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What was changed: the first ids.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>How many ids there are.</summary>
    public required long Count { get; init; }

    public long? Events { get; init; }

    /// <summary>The revision that the schedule got, where one schedule was changed.</summary>
    public long? Revision { get; init; }

    /// <summary>What changed of schedules and timelines: see <see cref="ChangedNouns"/>.</summary>
    public ImmutableArray<string>? Changed { get; init; }

    /// <summary>The channels whose timeline changed, where that is known.</summary>
    public ImmutableArray<string>? Channels { get; init; }

    /// <summary>How large the file is that was written.</summary>
    public long? Bytes { get; init; }

    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<string>? Sources { get; init; }

    /// <summary><c>success</c>, or <c>denied</c> for an attempt that was refused; a change that failed leaves no line.</summary>
    public required string Result { get; init; }

    /// <summary>Why it was denied, in one word.</summary>
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? RequestId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListAuditReply))]
internal sealed partial class ListAuditJson : JsonSerializerContext;
