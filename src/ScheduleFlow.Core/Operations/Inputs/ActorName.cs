using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The names by which the audit log knows callers: of keys and of users.</summary>
internal static class ActorName
{
    /// <param name="name">The name.</param>
    /// <param name="what">Whose it is to be, as a sentence says it: key, user.</param>
    /// <param name="example">One that would do.</param>
    /// <returns>A <c>validation</c> problem; null: it may be one.</returns>
    public static Problem? Fault(string name, string what, string example) =>
        !ApiKeyNames.IsWellFormed(name)
            ? new Problem(ErrorType.Validation, $"“{name}” cannot be the name of a {what}.")
            {
                Hint = $"A name is 1 to {ApiKeyNames.MaxLength} characters of A–Z a–z 0–9 . _ -, such as {example}.",
            }
            : ApiKeyNames.IsTaken(name) ? new Problem(
                ErrorType.Validation,
                $"“{name}” cannot be the name of a {what}: in the audit log it stands for a role.")
            : name.StartsWith(ApiKeyNames.ProviderPrefix, StringComparison.OrdinalIgnoreCase) ? new Problem(
                ErrorType.Validation,
                $"“{name}” cannot be the name of a {what}: in the audit log “{ApiKeyNames.ProviderPrefix}” "
                + "stands for a provider's user.")
            : null;
}
