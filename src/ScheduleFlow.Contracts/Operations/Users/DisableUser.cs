using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for a user to be let in no more.</summary>
public sealed class DisableUserRequest : Request<UserReply>
{
    public const string Verb = "disable-user";

    private static readonly Operation Declaration = new(Verb, Area.Users, "Let a user sign in no more; their sessions end")
    {
        Options = [UserOptions.Name],
        Routes = [new("POST", "/api/users/{name}/disable", Role.Admin)],
        IsChange = true,
        ReplyType = typeof(UserReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict, ErrorType.DiskFull],
        Examples = ["scheduleflow disable-user anna"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UserReply> ReplyJson => UserJson.Default.UserReply;

    public string Name
    {
        get => Required(UserOptions.Name);
        init => Set(UserOptions.Name, value);
    }
}
