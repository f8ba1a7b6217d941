using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for a schedule to be deleted.</summary>
public sealed class DeleteScheduleRequest : Request<DeleteScheduleReply>
{
    public const string Verb = "delete-schedule";

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Delete a schedule")
    {
        Description = "It leaves the timelines of all channels; what was on air of it stays in their history.",
        Options = [ScheduleOptions.Id],
        Routes = [new("DELETE", "/api/schedule/{id}", Role.Admin)],
        IsChange = true,
        ReplyType = typeof(DeleteScheduleReply),
        Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
        OlderFlags = [new("--delete-schedule", "{0}")],
        Examples = ["scheduleflow delete-schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DeleteScheduleReply> ReplyJson => DeleteScheduleJson.Default.DeleteScheduleReply;

    /// <summary>The id of the schedule.</summary>
    public string Id
    {
        get => Required(ScheduleOptions.Id);
        init => Set(ScheduleOptions.Id, value);
    }
}

/// <summary>The schedule that is gone.</summary>
public sealed partial record DeleteScheduleReply : Reply
{
    /// <summary>Its id.</summary>
    public required string Deleted { get; init; }

    /// <summary>The channels that it was published on; empty: it was a draft; omitted: that cannot be read.</summary>
    public System.Collections.Immutable.ImmutableArray<string>? UnpublishedFrom { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeleteScheduleReply))]
internal sealed partial class DeleteScheduleJson : JsonSerializerContext;
