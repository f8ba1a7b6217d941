using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for a user to have another role.</summary>
public sealed class UpdateUserRequest : Request<UserReply>
{
    public const string Verb = "update-user";

    private static readonly Operation Declaration = new(Verb, Area.Users, "Give a user another role; their sessions end")
    {
        Options = [UserOptions.Name, UserOptions.Role],
        Routes =
        [
            new("PATCH", "/api/users/{name}", Contracts.Operations.Role.Admin)
            {
                Body = BodyKind.Fields,
                Example = """{"role":"viewer"}""",
            },
        ],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(UserReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.NotFound, ErrorType.Conflict, ErrorType.TooLarge, ErrorType.UnsupportedMediaType,
            ErrorType.DiskFull,
        ],
        Examples = ["scheduleflow update-user anna --role viewer"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UserReply> ReplyJson => UserJson.Default.UserReply;

    public string Name
    {
        get => Required(UserOptions.Name);
        init => Set(UserOptions.Name, value);
    }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public string Role
    {
        get => Required(UserOptions.Role);
        init => Set(UserOptions.Role, value);
    }
}
