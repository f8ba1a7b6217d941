using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>Asks what is on air on a channel in a range of time, and where it comes from.</summary>
public sealed class TimelineRequest : Request<TimelineReply>
{
    public const string Verb = "timeline";

    /// <summary>How many days are shown if no end is given.</summary>
    public const int UsualDays = 7;

    private static readonly Option FromOption = TimelineOptions.From with
    {
        Help = "Only what is on at this instant or later; default: today",
    };

    private static readonly Option ToOption = new("to", "Only what begins before this instant; default: a week later")
    {
        Type = OptionType.Instant,
        ValueName = "INSTANT",
        Example = "2026-12-14T06:00:00Z",
    };

    private static readonly Option LimitOption = SharedOptions.Limit(usual: 1_000, max: 10_000);

    private static readonly Operation Declaration = new(Verb, Area.Timelines, "Show what is on air on a channel, and from which schedule")
    {
        Description = "With its gaps, with events that overlap, and with all that is published on the channel.",
        Options =
        [
            TimelineOptions.ChannelOfPath, FromOption, ToOption, SharedOptions.Zone, LimitOption, SharedOptions.After,
        ],
        Routes =
        [
            new("GET", "/api/channels/{id}/timeline", Role.Viewer)
            {
                Reply = ReplyForm.Page,
                Freshness = Freshness.ChannelsAndSchedules,
                FreshWith = ["from", "to"],
            },
        ],
        ReplyType = typeof(TimelineReply),
        Errors = [ErrorType.NotFound],
        Examples =
        [
            "scheduleflow timeline --channel campus.example.edu --output table",
            "scheduleflow timeline --channel campus.example.edu --from 2026-12-07 --to 2026-12-08 --zone Europe/Berlin",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<TimelineReply> ReplyJson => TimelineJson.Default.TimelineReply;

    /// <summary>A channel of the list, or the name of a timeline that is not in it.</summary>
    public string Channel
    {
        get => Required(TimelineOptions.ChannelOfPath);
        init => Set(TimelineOptions.ChannelOfPath, value);
    }

    /// <summary>Where the range begins; null: with the day.</summary>
    public string? From
    {
        get => Text(FromOption);
        init => Set(FromOption, value);
    }

    /// <summary>Where the range ends; null: <see cref="UsualDays"/> days after it begins.</summary>
    public string? To
    {
        get => Text(ToOption);
        init => Set(ToOption, value);
    }

    /// <summary>
    /// The IANA zone of the local times that the reply has beside its instants, of times without an offset, and of the day;
    /// null: it has none, and such times are in the store's zone.
    /// </summary>
    public string? Zone
    {
        get => Text(SharedOptions.Zone);
        init => Set(SharedOptions.Zone, value);
    }

    /// <summary>The most events of a page.</summary>
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
}

/// <summary>What is on air on a channel.</summary>
public sealed partial record TimelineReply : Reply
{
    /// <summary>The channel's id, or the name of a timeline that is not in the list of channels.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's name; omitted for one that is not in the list.</summary>
    public string? Name { get; init; }

    /// <summary>Where the range begins.</summary>
    public required string From { get; init; }

    /// <summary>Where it ends.</summary>
    public required string To { get; init; }

    /// <summary>How many events this page has.</summary>
    public required int Count { get; init; }

    /// <summary>The cursor of the next page; null: this is the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Next { get; init; }

    /// <summary>
    /// All that is published on the channel, in or out of the range, in the order in which it was published; the last 1,000.
    /// </summary>
    public required ImmutableArray<PublicationRow> Publications { get; init; }

    /// <summary>What is on, in order of start.</summary>
    public required ImmutableArray<TimelineEventRow> Events { get; init; }

    /// <summary>The times of the range when nothing is on, before each event of this page, and after the last one of all.</summary>
    public required ImmutableArray<GapRow> Gaps { get; init; }

    /// <summary>Events of this page that overlap with an earlier one; the first 1,000.</summary>
    public required ImmutableArray<TimelineConflictRow> Conflicts { get; init; }

    /// <summary>What is unknown, and why; null: there is nothing.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TimelineReply))]
internal sealed partial class TimelineJson : JsonSerializerContext;
