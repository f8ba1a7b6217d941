namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>The page after a sign-in at a provider: a path of this server, never another address.</summary>
internal static class ReturnPath
{
    public const string Start = "/";

    /// <summary>The path if it is one of this server, otherwise <see cref="Start"/>.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..]
            && !asked.StartsWith("//", StringComparison.Ordinal)
            && !asked.Contains('\\', StringComparison.Ordinal) && !asked.Any(char.IsControl)
            ? asked
            : Start;
}
