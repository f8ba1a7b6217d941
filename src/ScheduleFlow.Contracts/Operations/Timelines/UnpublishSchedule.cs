using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Contracts.Operations.Timelines;

/// <summary>Asks for a schedule to be taken from a channel's timeline, or from all.</summary>
public sealed class UnpublishScheduleRequest : Request<UnpublishScheduleReply>
{
    public const string Verb = "unpublish-schedule";

    private static readonly Option ChannelOption = TimelineOptions.Channel with
    {
        Help = "Only from this channel; default: from all, so that it is a draft",
        IsRequired = false,
    };

    private static readonly Operation Declaration = new(Verb, Area.Timelines, "Take a schedule from a channel, or from all")
    {
        Description = "What it covered shows again; the schedule itself stays. What was on air of it stays in the history.",
        Options = [ScheduleOptions.Id, ChannelOption, TimelineOptions.DryRun],
        Routes =
        [
            new("POST", "/api/schedules/{id}/unpublish", Role.Editor)
            {
                Body = BodyKind.Fields,
                Example = """{"channel":"campus.example.edu"}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(UnpublishScheduleReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict, ErrorType.TooLarge, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow unpublish-schedule 6f0c2a52 --channel campus.example.edu",
            "scheduleflow unpublish-schedule \"Week 50\" --dry-run",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UnpublishScheduleReply> ReplyJson => UnpublishScheduleJson.Default.UnpublishScheduleReply;

    /// <summary>The schedule.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>A channel of the list, or the name of a timeline that is not in it; null: all that it is published on.</summary>
    public string? Channel
    {
        get => Text(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsDryRun
    {
        get => Flag(TimelineOptions.DryRun);
        init => Set(TimelineOptions.DryRun, value);
    }
}

/// <summary>The schedule is not on these channels any more.</summary>
public sealed partial record UnpublishScheduleReply : Reply
{
    public required string ScheduleId { get; init; }

    /// <summary>The channels that it was taken from; empty: it was on none of those that were named.</summary>
    public required ImmutableArray<UnpublishedRow> Channels { get; init; }

    /// <summary>Where it is still published; empty: it is a draft.</summary>
    public required ImmutableArray<string> PublishedOn { get; init; }

    /// <summary>Whether it was on none of them.</summary>
    public required bool Unchanged { get; init; }

    /// <summary>True: nothing was changed.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UnpublishScheduleReply))]
internal sealed partial class UnpublishScheduleJson : JsonSerializerContext;
