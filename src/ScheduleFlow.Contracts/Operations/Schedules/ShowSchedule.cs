using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a whole schedule, as it is stored.</summary>
public sealed class ShowScheduleRequest : Request<ShowScheduleReply>
{
    public const string Verb = "show-schedule";

    private static readonly Option RevisionOption = new("revision", "This revision, from list-revisions; default: the present one")
    {
        Type = OptionType.Revision,
        ValueName = "N",
    };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Show a whole schedule")
    {
        Options = [ScheduleOptions.Id, RevisionOption, SharedOptions.Zone],
        Routes = [new("GET", "/api/schedules/{id}", Role.Viewer) { Freshness = Freshness.Schedule }],
        ReplyType = typeof(ShowScheduleReply),
        Errors = [ErrorType.NotFound],
        Examples =
        [
            "scheduleflow show-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --output table --zone Europe/Berlin",
            "scheduleflow show-schedule 6f0c2a52@3",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ShowScheduleReply> ReplyJson => ShowScheduleJson.Default.ShowScheduleReply;

    /// <summary>The id of the schedule.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>The revision; null: the present one.</summary>
    public string? Revision
    {
        get => Text(RevisionOption);
        init => Set(RevisionOption, value);
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

/// <summary>A schedule as it is stored. The worker hands on the stored document, with fields that a newer program added to it.</summary>
public sealed partial record ShowScheduleReply : Reply
{
    /// <summary>What the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }

    /// <summary>The channels that it is published on; empty: it is a draft.</summary>
    public ImmutableArray<string>? PublishedOn { get; init; }

    /// <summary>The schema version of the stored document.</summary>
    public required int Version { get; init; }

    public required string Id { get; init; }

    /// <summary>1 at first, and one more with each replacement.</summary>
    public long Revision { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>What it is about, as edit-schedule says.</summary>
    public string? Description { get; init; }

    /// <summary>The format that it was read from, <c>playlist</c> for a filled calendar, or <c>plan</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it was stored.</summary>
    public required string Imported { get; init; }

    /// <summary>Who made this revision, when and why; null: an older version stored it.</summary>
    public ScheduleChangeRow? Change { get; init; }

    /// <summary>The hash of its events, after the name of the algorithm.</summary>
    public string? ContentHash { get; init; }

    public required ScheduleMetadata Metadata { get; init; }

    /// <summary>What only the source's format can express, as text in that format, by format.</summary>
    public IReadOnlyDictionary<string, string>? Extras { get; init; }

    /// <summary>What the source says about its channels; null: nothing.</summary>
    public ImmutableArray<ScheduleChannelRow>? Channels { get; init; }

    /// <summary>The events, by start.</summary>
    public required ImmutableArray<ScheduleEventRow> Events { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowScheduleReply))]
internal sealed partial class ShowScheduleJson : JsonSerializerContext;
