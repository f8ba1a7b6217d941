using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Operations.Users;

/// <summary>A password that is to be set: the one of the request, else the one that a person gives.</summary>
internal static class NewPassword
{
    /// <param name="given">From the request; null: it is asked for.</param>
    /// <param name="user">Whose it is to be.</param>
    /// <param name="context">The operation's.</param>
    /// <returns>Its hash; <c>validation</c> where it breaks a rule; <c>unavailable</c> where nothing can be hashed.</returns>
    public static Outcome<string> Hash(string? given, string user, OperationContext context)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        if (given is null && !context.Outside.ReadNewSecret($"New password of {user}").TryGet(out given, out var problem))
        {
            return problem;
        }

        return PasswordRules.Fault(given!, user) is { } fault
            ? new Problem(ErrorType.Validation, fault)
            {
                Hint = "Three or four words that nobody would say together are long enough, and can be remembered.",
            }
            : PasswordHash.Of(given!);
    }
}
