using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>A short message.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Problem">What failed; null: nothing.</param>
/// <param name="Undo">Takes back what was done; null: nothing does.</param>
public sealed record Toast(string Text, Problem? Problem, Func<Task>? Undo)
{
    /// <summary>It is shown no more.</summary>
    internal TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
