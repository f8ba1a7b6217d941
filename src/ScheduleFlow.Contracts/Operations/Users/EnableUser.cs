using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for a disabled user to be let in again.</summary>
public sealed class EnableUserRequest : Request<UserReply>
{
    public const string Verb = "enable-user";

    private static readonly Operation Declaration = new(Verb, Area.Users, "Let a disabled user sign in again")
    {
        Options = [UserOptions.Name],
        Routes = [new("POST", "/api/users/{name}/enable", Role.Admin)],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(UserReply),
        Errors = [ErrorType.NotFound, ErrorType.DiskFull],
        Examples = ["scheduleflow enable-user anna"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UserReply> ReplyJson => UserJson.Default.UserReply;

    public string Name
    {
        get => Required(UserOptions.Name);
        init => Set(UserOptions.Name, value);
    }
}
