using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>What a client may call a schedule or a playlist.</summary>
internal static class NameRule
{
    /// <returns>Null, or a <c>validation</c> problem; no name is none.</returns>
    public static Problem? Check(string? name) => name?.Length > Limits.MaxNameLength
        ? new Problem(ErrorType.Validation, $"The name is {name.Length} characters long; {Limits.MaxNameLength} are the most.")
        : null;
}
