using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>The revision that a schedule must be at for a change (<c>--if-revision</c>, <c>If-Match</c>).</summary>
/// <param name="Number">Null: any.</param>
internal readonly record struct ExpectedRevision(long? Number)
{
    /// <returns>The revision, or a <c>validation</c> problem; no text is any.</returns>
    public static Outcome<ExpectedRevision> Parse(string? text) =>
        text is null ? new ExpectedRevision(null)
        : RevisionNumber.Parse(text).TryGet(out var number, out var problem) ? new ExpectedRevision(number)
        : problem;

    /// <summary>The <c>conflict</c>, with the other's change, where the schedule is at another revision; null: it is not.</summary>
    /// <param name="current">The schedule as it is.</param>
    public Problem? Refusal(Schedule current) => Number is null || Number == current.Revision
        ? null
        : RevisionConflict.Of(
            current, $"The schedule {current.Id} is at revision {current.Revision}, not {Number}; nothing was changed.");
}
