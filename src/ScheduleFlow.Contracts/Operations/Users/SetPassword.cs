using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Asks for a user to have another password.</summary>
public sealed class SetPasswordRequest : Request<UserReply>
{
    public const string Verb = "set-password";

    private static readonly Operation Declaration = new(Verb, Area.Users, "Give a user another password; their sessions end")
    {
        Description = "In a shell the password is asked for twice, or read from standard input; it is never on the command line.",
        Options = [UserOptions.Name, UserOptions.Password],
        Routes =
        [
            new("POST", "/api/users/{name}/password", Role.Admin)
            {
                Body = BodyKind.Request,
                Example = """{"password":"four wet towels"}""",
            },
        ],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(UserReply),
        Errors = [ErrorType.ParseError, ErrorType.NotFound, ErrorType.TooLarge, ErrorType.UnsupportedMediaType, ErrorType.DiskFull],
        Examples = ["scheduleflow set-password anna"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<UserReply> ReplyJson => UserJson.Default.UserReply;

    public string Name
    {
        get => Required(UserOptions.Name);
        init => Set(UserOptions.Name, value);
    }

    /// <summary>The password (<see cref="PasswordRules"/>); null: it is asked for.</summary>
    public string? Password
    {
        get => Text(UserOptions.Password);
        init => Set(UserOptions.Password, value);
    }
}
