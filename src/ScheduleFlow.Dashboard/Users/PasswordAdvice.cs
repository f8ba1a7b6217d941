using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Users;

/// <summary>What to say about a password while it is typed, by the rules that the server keeps (<see cref="PasswordRules"/>).</summary>
internal static class PasswordAdvice
{
    /// <summary>The text that says what is wrong; null: nothing.</summary>
    public static string? FaultOf(string password, string user) =>
        password.Length < PasswordRules.MinLength ? "users.password.short"
        : password.Length > PasswordRules.MaxLength ? "users.password.long"
        : password.Any(char.IsControl) ? "users.password.control"
        : PasswordRules.Fault(password, user) is null ? null
        : "users.password.obvious";
}
