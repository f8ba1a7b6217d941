namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>Options that verbs about users share.</summary>
internal static class UserOptions
{
    /// <summary>Which user.</summary>
    public static readonly Option Name = new("name", "The user's name")
    {
        Type = OptionType.Id,
        Of = Noun.User,
        IsOperand = true,
        IsRequired = true,
        Example = "anna",
    };

    /// <summary>What a user may do.</summary>
    public static readonly Option Role = new("role", "What the user may do")
    {
        ValueName = string.Join('|', ApiKeyRoles.All),
        Choices = ApiKeyRoles.All,
        IsStrict = true,
        IsRequired = true,
    };

    /// <summary>The new password: a field over HTTP; a shell asks for it, or takes it from standard input.</summary>
    public static readonly Option Password = new("password", "The password, 12 to 200 characters")
    {
        Type = OptionType.Secret,
        Reach = OptionReach.Http,
        IsRequired = true,
    };
}
