using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for a new user.</summary>
public sealed class CreateUserRequest : Request<UserReply>
{
    public const string Verb = "create-user";

    private static readonly Option NameOption = new(
        "name",
        "What the user signs in with, and the audit log's name for them: 1 to 64 of A-Z a-z 0-9 . _ -")
    {
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Users, "Create a user, who signs in with a name and a password")
    {
        Description = "In a shell the password is asked for twice, or read from standard input; it is never on the command line.",
        Options = [NameOption, UserOptions.Role, UserOptions.Password],
        Routes =
        [
            new("POST", "/api/users", Contracts.Operations.Role.Admin)
            {
                Body = BodyKind.Request,
                Created = "/api/users/{user.name}",
                Example = """{"name":"anna","role":"editor","password":"three dry towels"}""",
            },
        ],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(UserReply),
        Errors = [ErrorType.ParseError, ErrorType.Conflict, ErrorType.TooLarge, ErrorType.UnsupportedMediaType, ErrorType.DiskFull],
        Examples = ["scheduleflow create-user anna --role editor", "scheduleflow create-user anna --role editor < password.txt"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UserReply> ReplyJson => UserJson.Default.UserReply;

    /// <summary>The new user's name (<see cref="ApiKeyNames"/>).</summary>
    public string Name
    {
        get => Required(NameOption);
        init => Set(NameOption, value);
    }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public string Role
    {
        get => Required(UserOptions.Role);
        init => Set(UserOptions.Role, value);
    }

    /// <summary>The password (<see cref="PasswordRules"/>); null: it is asked for.</summary>
    public string? Password
    {
        get => Text(UserOptions.Password);
        init => Set(UserOptions.Password, value);
    }
}
