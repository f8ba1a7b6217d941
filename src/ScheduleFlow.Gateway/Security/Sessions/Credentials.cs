namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>What somebody signs in with: a name and a password, or a key.</summary>
/// <param name="Name">The user's name; empty with a key.</param>
/// <param name="Password">The password; empty with a key.</param>
/// <param name="Key">The key; empty with a password.</param>
internal sealed record Credentials(string Name, string Password, string Key)
{
    /// <summary>Without the secrets: a record's own text would have them.</summary>
    public override string ToString() => nameof(Credentials);
}
