namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>The credentials of a sign-in: a name and a password, or a key.</summary>
/// <param name="Name">The user's name; empty with a key.</param>
/// <param name="Password">The password; empty with a key.</param>
/// <param name="Key">The key; empty with a password.</param>
internal sealed record Credentials(string Name, string Password, string Key)
{
    /// <summary>A text without the secrets, which a record's default text would contain.</summary>
    public override string ToString() => nameof(Credentials);
}
