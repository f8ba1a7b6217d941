using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Schedules;

/// <summary>The <c>conflict</c> of a change that was made for another revision than the present one.</summary>
internal static class RevisionConflict
{
    /// <param name="current">The schedule as it is now.</param>
    /// <param name="message">What was not done.</param>
    public static Problem Of(Schedule current, string message) => new(ErrorType.Conflict, message)
    {
        Hint = "Look at the present revision, and change that one.",
        Details = current.Change is { } change ? Sentence(current.Revision, change) : null,
    };

    // “Revision 4 was stored by anna at 2026-12-01T10:00:00Z with edit-schedule: The match runs over”
    private static string Sentence(long revision, ScheduleChange change) =>
        $"Revision {revision} was stored by {change.By ?? "someone in a shell"} at {change.At} with {change.Verb}"
        + (change.Message is null ? "." : $": {change.Message}");
}
