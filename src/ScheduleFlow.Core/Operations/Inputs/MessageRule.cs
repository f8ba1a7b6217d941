using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>Why a change is made, as a caller says it.</summary>
internal static class MessageRule
{
    /// <returns>Null, or a <c>validation</c> problem; no message is none.</returns>
    public static Problem? Check(string? message) => message?.Length > Limits.MaxMessageLength
        ? new Problem(ErrorType.Validation, $"The message is {message.Length} characters long; {Limits.MaxMessageLength} are the most.")
        : null;
}
