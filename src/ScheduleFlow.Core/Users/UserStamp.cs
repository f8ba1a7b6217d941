namespace ScheduleFlow.Core.Users;

/// <summary>Random digits, replaced with every change that ends a user's sessions (<see cref="User.Stamp"/>).</summary>
public static class UserStamp
{
    /// <summary>The random bytes of a stamp.</summary>
    public const int RandomBytes = 16;

    public static string Of(ReadOnlySpan<byte> random) => Convert.ToHexStringLower(random);

    public static bool IsWellFormed(string text) => text.Length == RandomBytes * 2 && text.All(char.IsAsciiHexDigitLower);
}
