namespace ScheduleFlow.Contracts;

/// <summary>What a browser may run in a player page: the script of the page, and no other.</summary>
public static class PlayerPage
{
    /// <summary>
    /// The SHA-256 of the script, as a Content-Security-Policy has it. Written down, because the script never changes
    /// while the program runs, and the platform loads OpenSSL to hash; a test says what it must be.
    /// </summary>
    public const string ScriptHash = "aQaw16kwzpdpVTgcVzaqpZcsefsOuVVDoqUnZ1oDd8I=";
}
