using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>Asks for a schedule to be published on a channel's timeline, above what is there.</summary>
public sealed class PublishScheduleRequest : Request<PublishScheduleReply>
{
    public const string Verb = "publish-schedule";

    private static readonly Option LaneOption = new(
        "lane",
        "The schedule's own channel, if it has several; default: the one with the channel's tvg-id, id or name")
    {
        ValueName = "NAME",
        Field = "schedule_channel",
    };

    private static readonly Option NewOption = new("new", "Begin a timeline with this name if there is no such channel yet")
    {
        Type = OptionType.Flag,
    };

    private static readonly Operation Declaration = new(Verb, Area.Timelines, "Publish a schedule on a channel")
    {
        Description = "It is on from --from until --until, above all that is published there, its gaps included; the rest of "
            + "the timeline stays. Publishing it again with other times replaces its earlier publication on the channel.",
        Options =
        [
            ScheduleOptions.Id, TimelineOptions.Channel, TimelineOptions.From, TimelineOptions.Until, LaneOption, NewOption,
            TimelineOptions.Zone, TimelineOptions.DryRun,
        ],
        Routes =
        [
            new("POST", "/api/schedules/{id}/publish", Role.Editor)
            {
                Body = BodyKind.Fields,
                Example = """{"channel":"campus.example.edu","from":"2026-12-07T06:00:00Z"}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(PublishScheduleReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict, ErrorType.TooLarge, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow publish-schedule 6f0c2a52 --channel campus.example.edu",
            "scheduleflow publish-schedule \"Week 50\" --channel campus.example.edu --from 2026-12-07T06:00 --zone Europe/Berlin --dry-run",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<PublishScheduleReply> ReplyJson => PublishScheduleJson.Default.PublishScheduleReply;

    /// <summary>The schedule.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>A channel of the list, or the name of a timeline that is not in it.</summary>
    public string Channel
    {
        get => Required(TimelineOptions.Channel);
        init => Set(TimelineOptions.Channel, value);
    }

    /// <summary>Where it begins to cover the timeline; null: at its first start.</summary>
    public string? From
    {
        get => Text(TimelineOptions.From);
        init => Set(TimelineOptions.From, value);
    }

    /// <summary>Where it ends to cover the timeline; null: at its last end.</summary>
    public string? Until
    {
        get => Text(TimelineOptions.Until);
        init => Set(TimelineOptions.Until, value);
    }

    /// <summary>The schedule's own channel; null: the one that the channel's names find.</summary>
    public string? Lane
    {
        get => Text(LaneOption);
        init => Set(LaneOption, value);
    }

    /// <summary>Whether <see cref="Channel"/> may be the name of a new timeline.</summary>
    public bool IsNew
    {
        get => Flag(NewOption);
        init => Set(NewOption, value);
    }

    /// <summary>The IANA zone of times without an offset; null: the store's, else UTC.</summary>
    public string? Zone
    {
        get => Text(TimelineOptions.Zone);
        init => Set(TimelineOptions.Zone, value);
    }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsDryRun
    {
        get => Flag(TimelineOptions.DryRun);
        init => Set(TimelineOptions.DryRun, value);
    }
}

/// <summary>The schedule is on the channel.</summary>
public sealed partial record PublishScheduleReply : Reply
{
    public required string ScheduleId { get; init; }

    /// <summary>The schedule's name.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's id, or the name of a timeline that is not in the list of channels.</summary>
    public required string Channel { get; init; }

    /// <summary>Its channel in the schedule, as it was given.</summary>
    public string? ScheduleChannel { get; init; }

    /// <summary>Where it begins to cover the timeline, as it was given.</summary>
    public string? From { get; init; }

    /// <summary>Where it ends to cover the timeline, as it was given.</summary>
    public string? Until { get; init; }

    /// <summary>The time that it covers: it is on then, and nothing else is in its gaps.</summary>
    public required SpanRow Covers { get; init; }

    /// <summary>What it takes the place of, in order of time; the first 1,000.</summary>
    public required ImmutableArray<TimelinePartRow> Displaces { get; init; }

    /// <summary>Whether it was published like that already, and last.</summary>
    public required bool Unchanged { get; init; }

    /// <summary>True: nothing was changed.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PublishScheduleReply))]
internal sealed partial class PublishScheduleJson : JsonSerializerContext;
