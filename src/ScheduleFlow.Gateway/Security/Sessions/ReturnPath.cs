namespace ScheduleFlow.Gateway.Security.Sessions;

/// <summary>Where a browser goes on after a sign-in elsewhere: a path of this server, never another address.</summary>
internal static class ReturnPath
{
    public const string Start = "/";

    /// <summary>The path where it is one of this server; else <see cref="Start"/>.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..]
            && !asked.StartsWith("//", StringComparison.Ordinal)
            && !asked.Contains('\\', StringComparison.Ordinal) && !asked.Any(char.IsControl)
            ? asked
            : Start;
}
