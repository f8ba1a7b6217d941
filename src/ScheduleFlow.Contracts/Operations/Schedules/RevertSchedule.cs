using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a schedule to become what it was in an earlier revision.</summary>
public sealed class RevertScheduleRequest : Request<RevertScheduleReply>
{
    public const string Verb = "revert-schedule";

    private static readonly Option ToOption = new("to", "The revision to go back to, from list-revisions")
    {
        Type = OptionType.Revision,
        ValueName = "N",
        IsRequired = true,
    };

    private static readonly Option DryRunOption = new("dry-run", "Say what would change, and change nothing") { Type = OptionType.Flag };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Make a schedule what it was in an earlier revision")
    {
        Description = "This is a new revision: nothing is lost, and it can be reverted as well.",
        Options = [ScheduleOptions.Id, ToOption, ScheduleOptions.IfRevision, ScheduleOptions.Message, DryRunOption],
        Routes =
        [
            new("POST", "/api/schedules/{id}/revert", Role.Editor)
            {
                Body = BodyKind.Fields,
                Example = """{"to":1,"message":"The film moves back"}""",
            },
        ],
        IsChange = true,
        ReplyType = typeof(RevertScheduleReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict, ErrorType.TooLarge, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow revert-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11 --to 3",
            "scheduleflow revert-schedule 6f0c2a52 --to 3 --if-revision 5 --message \"The film moves back\"",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<RevertScheduleReply> ReplyJson => RevertScheduleJson.Default.RevertScheduleReply;

    /// <summary>The schedule: its id, the beginning of it, or its name.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }

    /// <summary>The revision to go back to.</summary>
    public string To
    {
        get => Required(ToOption);
        init => Set(ToOption, value);
    }

    /// <summary>The revision that it must be at; null: any.</summary>
    public string? IfRevision
    {
        get => Text(ScheduleOptions.IfRevision);
        init => Set(ScheduleOptions.IfRevision, value);
    }

    /// <summary>Why, for the list of revisions; null: not said.</summary>
    public string? Message
    {
        get => Text(ScheduleOptions.Message);
        init => Set(ScheduleOptions.Message, value);
    }

    /// <summary>Whether nothing is stored.</summary>
    public bool DryRun
    {
        get => Flag(DryRunOption);
        init => Set(DryRunOption, value);
    }
}

/// <summary>A schedule that is what it was.</summary>
public sealed partial record RevertScheduleReply : Reply
{
    public required string ScheduleId { get; init; }

    /// <summary>The schedule's revision now; of a dry run, the one that it would have.</summary>
    public required long Revision { get; init; }

    /// <summary>The earlier revision whose content it has.</summary>
    public required long RevertedTo { get; init; }

    public required string Name { get; init; }

    public required int Events { get; init; }

    /// <summary>When the first event begins.</summary>
    public required string Start { get; init; }

    /// <summary>When the last event ends.</summary>
    public required string End { get; init; }

    /// <summary>What changed, by events.</summary>
    public required DiffCounts Changes { get; init; }

    /// <summary>True: it is at that revision already, and nothing was stored.</summary>
    public bool? Unchanged { get; init; }

    /// <summary>True: nothing was stored.</summary>
    public bool? DryRun { get; init; }

    /// <summary>What the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RevertScheduleReply))]
internal sealed partial class RevertScheduleJson : JsonSerializerContext;
