using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Asks for every schedule to be deleted.</summary>
public sealed class DeleteAllSchedulesRequest : Request<DeleteAllSchedulesReply>
{
    public const string Verb = "delete-all-schedules";

    /// <summary>The value that <see cref="Confirm"/> must have.</summary>
    public const string Confirmation = "DELETE_ALL_SCHEDULES";

    private static readonly Option ConfirmOption = new("confirm", $"The words {Confirmation}, or nothing is deleted")
    {
        ValueName = "WORDS",
        Example = Confirmation,
    };

    private static readonly Operation Declaration = new(Verb, Area.Schedules, "Delete every schedule")
    {
        Description = "Playlists, exports and pages stay.",
        Options = [ConfirmOption],
        Routes =
        [
            new("DELETE", "/api/all-schedules", Role.Admin)
            {
                Body = BodyKind.Fields,
                Example = $$"""{"confirm":"{{Confirmation}}"}""",
            },
        ],
        IsChange = true,
        ReplyType = typeof(DeleteAllSchedulesReply),
        Errors = [ErrorType.TooLarge, ErrorType.DiskFull],
        OlderFlags = [new("--delete-all-schedules")],
        Examples = [$"scheduleflow delete-all-schedules --confirm {Confirmation}"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DeleteAllSchedulesReply> ReplyJson => DeleteAllSchedulesJson.Default.DeleteAllSchedulesReply;

    /// <summary>The words of <see cref="Confirmation"/>; anything else deletes nothing.</summary>
    public string? Confirm
    {
        get => Text(ConfirmOption);
        init => Set(ConfirmOption, value);
    }
}

/// <summary>How many schedules are gone.</summary>
public sealed partial record DeleteAllSchedulesReply : Reply
{
    public required int Deleted { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeleteAllSchedulesReply))]
internal sealed partial class DeleteAllSchedulesJson : JsonSerializerContext;
