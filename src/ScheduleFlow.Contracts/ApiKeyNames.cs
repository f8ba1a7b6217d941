namespace ScheduleFlow.Contracts;

/// <summary>
/// Names of keys: 1 to 64 of <c>A–Z a–z 0–9 . _ -</c>, so that an actor in the audit log, <c>name@address</c>, can be
/// split again. Words that stand there for callers without a named key are taken.
/// </summary>
public static class ApiKeyNames
{
    public const int MaxLength = 64;

    /// <summary>How the names begin of people who sign in at a provider. No key and no user of the store gets such a name.</summary>
    public const string ProviderPrefix = "oidc.";

    private static readonly string[] Taken = ["none", .. ApiKeyRoles.All];

    public static bool IsTaken(string name) => Taken.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a key or a user may have it.</summary>
    public static bool IsAllowed(string name) => IsWellFormed(name) && !IsTaken(name);

    public static bool IsWellFormed(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');
}
