namespace ScheduleFlow.Contracts;

/// <summary>
/// The rules for passwords: long, and not among the first that others would try. There is no rule about digits or signs,
/// which make passwords harder to remember, not to guess (NIST SP 800-63B, 3.1.1.2).
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    public const int MaxLength = 200;

    private static readonly string[] Obvious =
    [
        "password", "passwort", "scheduleflow", "administrator", "letmein", "welcome", "qwertyuiop", "qwertzuiop", "asdfghjkl",
        "123456789012", "1234567890123", "12345678901234", "1q2w3e4r5t6z", "1q2w3e4r5t6y", "changeme", "iloveyou",
        "correcthorsebatterystaple", "trustno1",
    ];

    /// <param name="password">The password.</param>
    /// <param name="user">The user's name.</param>
    /// <returns>What is wrong with it, as a sentence that does not quote it; null: nothing.</returns>
    public static string? Fault(string password, string user)
    {
        if (password.Length is < MinLength or > MaxLength)
        {
            return $"A password has {MinLength} to {MaxLength} characters.";
        }

        if (password.Any(char.IsControl))
        {
            return "A password has no control characters.";
        }

        // An obvious word, also with digits or signs around it, or repeated.
        var letters = password.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        if (IsMadeOf(letters, user.ToLowerInvariant()))
        {
            return "The password is the name of its user.";
        }

        return letters.Distinct().Count() < 4 || Obvious.Any(word => IsMadeOf(letters, word))
            ? "The password is one of those that are tried first."
            : null;
    }

    private static bool IsMadeOf(string password, string word) =>
        word.Length > 0 && password.Replace(word, "", StringComparison.Ordinal) is var rest && rest.Length < password.Length
        && rest.Length <= 4 && !rest.Any(char.IsLetter);
}
