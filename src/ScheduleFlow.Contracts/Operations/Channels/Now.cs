using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks what is on each channel now, and what comes next.</summary>
public sealed class NowRequest : Request<NowReply>
{
    public const string Verb = "now";

    private static readonly Option ChannelOption = new("channel", "Only this channel; default: all that have a schedule")
    {
        Type = OptionType.Id,
        Of = Noun.Channel,
        ValueName = "ID",
    };

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Say what is on each channel now, what comes next, and when")
    {
        Description = "One row per channel that has a schedule. The answer changes with time, so it is not cached.",
        Options = [ChannelOption, SharedOptions.Zone],
        Routes = [new("GET", "/api/now", Role.Viewer)],
        ReplyType = typeof(NowReply),
        Errors = [ErrorType.NotFound],
        Examples = ["scheduleflow now --output table", "scheduleflow now --channel campus.example.edu"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<NowReply> ReplyJson => NowJson.Default.NowReply;

    /// <summary>The id of a channel; null: all that have a schedule.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>
    /// The IANA zone of the local times that the reply has beside its instants; null: it has none.
    /// </summary>
    public string? Zone
    {
        get => Text(SharedOptions.Zone);
        init => Set(SharedOptions.Zone, value);
    }
}

/// <summary>What is on.</summary>
public sealed partial record NowReply : Reply
{
    /// <summary>The instant that the reply is about.</summary>
    public required string Time { get; init; }

    public required ImmutableArray<NowRow> Channels { get; init; }

    /// <summary>How many rows there are.</summary>
    public required int Count { get; init; }

    /// <summary>Channels about which nothing is known, and why; null: there are none.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>A channel with what is on it.</summary>
public sealed partial record NowRow
{
    /// <summary>The channel's id.</summary>
    public required string Id { get; init; }

    /// <summary>The channel's name.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's number in the guide; absent for a channel that is not in the list.</summary>
    public string? Number { get; init; }

    /// <summary>The schedule that the events are from.</summary>
    public required string ScheduleId { get; init; }

    /// <summary>What is on; null: nothing. If events overlap, it is the one that began last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required EventOnNow? Now { get; init; }

    /// <summary>What begins next; null: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required EventOnNext? Next { get; init; }
}

/// <summary>The event that is on.</summary>
public sealed partial record EventOnNow
{
    public required string Title { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    public string? Category { get; init; }

    /// <summary>Where its media is; null: the schedule does not say.</summary>
    public string? Url { get; init; }

    /// <summary>How long it has been on.</summary>
    public required long ElapsedSeconds { get; init; }

    /// <summary>How long it will still be on.</summary>
    public required long RemainingSeconds { get; init; }
}

/// <summary>The event that begins next.</summary>
public sealed partial record EventOnNext
{
    public required string Title { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    public string? Category { get; init; }

    /// <summary>Where its media is; null: the schedule does not say.</summary>
    public string? Url { get; init; }

    public required long StartsInSeconds { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NowReply))]
internal sealed partial class NowJson : JsonSerializerContext;
