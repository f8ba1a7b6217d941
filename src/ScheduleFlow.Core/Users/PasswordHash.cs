using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ScheduleFlow.Core.Users;

/// <summary>
/// Passwords as they are stored: PBKDF2 with HMAC-SHA512 and a salt of 128 bits, by the platform's own hasher, whose
/// text states its version and the number of rounds.
/// </summary>
/// <remarks>
/// OWASP asks for 210,000 rounds of this function (Password Storage Cheat Sheet, PBKDF2); they take about a tenth of a
/// second. Needs <see cref="Hashing.OpenSsl"/> on Linux.
/// </remarks>
public static class PasswordHash
{
    private const int Rounds = 210_000;

    private static readonly User Nobody = new() { Name = "", Role = "", Created = default, PasswordSet = default, Stamp = "", Hash = "" };

    private static PasswordHasher<User> Hasher => new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    public static string Of(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Whether this is the password. A hash that cannot be read fits no password.</summary>
    public static bool IsOf(string hash, string password)
    {
        try
        {
            return Hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
