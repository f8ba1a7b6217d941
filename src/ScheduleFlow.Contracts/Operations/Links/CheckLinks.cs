using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Links;

/// <summary>Asks for a check of the channels' links; the results are stored.</summary>
public sealed class CheckLinksRequest : Request<CheckLinksReply>
{
    public const string Verb = "validate-channels";

    /// <summary>The field of <see cref="PublicOnly"/>, which the gateway sets for callers without a name.</summary>
    public const string PublicOnlyField = "public_only";

    private static readonly Option GroupOption = new("group", "Only channels of this group, in any case")
    {
        ValueName = "G",
        Example = "News",
    };

    private static readonly Option IdOption = new("id", "Only this channel; may be repeated")
    {
        Type = OptionType.Id,
        Of = Noun.Channel,
        ValueName = "ID",
        Field = "ids",
        IsList = true,
    };

    private static readonly Option BudgetOption = new("budget", "Instead of checking all, stop after about this many seconds")
    {
        Type = OptionType.WholeNumber,
        ValueName = "SECONDS",
        Min = 1,
        Max = 3_600,
        Reach = OptionReach.Shell,
    };

    private static readonly Option AfterOption = new("after", "Continue after this cursor: the \"next\" of the run that stopped")
    {
        ValueName = "CURSOR",
        Reach = OptionReach.Shell,
    };

    private static readonly Option PublicOnlyOption = new("public-only", "Refuse private networks whatever the settings say")
    {
        Type = OptionType.Flag,
        Field = PublicOnlyField,
        Reach = OptionReach.Gateway,
    };

    // Only the gateway needs it: a worker always checks before it answers.
    private static readonly Option NoWaitOption = new("no-wait", "Whether the answer waits for the first batch, which may be the whole job")
    {
        Type = OptionType.Flag,
        Field = "wait",
        IsInverted = true,
        Reach = OptionReach.Http,
    };

    private static readonly Operation Declaration = new(Verb, Area.Links, "Check that the links of the channels work, and keep the results")
    {
        Description = "Over HTTP it is a job that checks batch after batch. If the first batch is all, the answer is its reply (200); "
            + "else the job continues, and the answer names it (202). It continues when the client goes away. One job runs at a time.",
        Options = [GroupOption, IdOption, BudgetOption, AfterOption, NoWaitOption, PublicOnlyOption],
        Routes =
        [
            new("POST", "/api/validate", Role.Editor)
            {
                Body = BodyKind.Fields,
                Summary = "Check that the links of channels work",
                Example = """{"group":"News","wait":false}""",
            },
        ],
        IsChange = true,
        ReplyType = typeof(CheckLinksReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict],
        Examples = ["scheduleflow validate-channels --output table", "scheduleflow validate-channels --group News --budget 20"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<CheckLinksReply> ReplyJson => CheckLinksJson.Default.CheckLinksReply;

    /// <summary>One of the channels' groups, in any case; null: all.</summary>
    public string? Group
    {
        get => Text(GroupOption);
        init => Set(GroupOption, value);
    }

    /// <summary>The ids of the channels; empty: all.</summary>
    public ImmutableArray<string> Ids
    {
        get => Texts(IdOption);
        init => Set(IdOption, value);
    }

    /// <summary>How many seconds the batch may take, 1 to 3,600; null: no limit.</summary>
    public int? Budget
    {
        get => (int?)LongNumber(BudgetOption);
        init => Set(BudgetOption, value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The <c>next</c> of the batch before; null: from the first channel.</summary>
    public string? After
    {
        get => Text(AfterOption);
        init => Set(AfterOption, value);
    }

    /// <summary>Whether links into private networks are refused, whatever the settings say.</summary>
    public bool PublicOnly
    {
        get => Flag(PublicOnlyOption);
        init => Set(PublicOnlyOption, value);
    }

    /// <summary>Over HTTP: whether the answer names the job at once instead of waiting for its first batch.</summary>
    public bool NoWait
    {
        get => Flag(NoWaitOption);
        init => Set(NoWaitOption, value);
    }
}

/// <summary>One batch of checked links.</summary>
public sealed partial record CheckLinksReply : Reply
{
    /// <summary>How many channels all batches check together.</summary>
    public required int Total { get; init; }

    /// <summary>How many channels this batch has checked; the next four fields are parts of this number.</summary>
    public required int Checked { get; init; }

    public required int Working { get; init; }

    public required int Broken { get; init; }

    public required int Timeout { get; init; }

    /// <summary>How many links have a scheme that is not checked.</summary>
    public required int Unchecked { get; init; }

    /// <summary>The cursor of the next batch; null: all are checked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }

    /// <summary>A row for each channel that this batch has checked.</summary>
    public required ImmutableArray<LinkRow> Results { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CheckLinksReply))]
internal sealed partial class CheckLinksJson : JsonSerializerContext;
