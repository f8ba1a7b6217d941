using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Editing;

/// <summary>Edits of one stored schedule.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="Revision">The revision that they were made for.</param>
/// <param name="Edits">At least one; more than <see cref="Most"/> are sent as several calls.</param>
public sealed record ScheduleEdits(string ScheduleId, long Revision, ImmutableArray<SentEdit> Edits)
{
    /// <summary>The most edits of a call.</summary>
    public const int Most = 1_000;
}

/// <summary>What one action made of a schedule: what undo goes back from, and redo goes back to.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="Before">The revision before.</param>
/// <param name="After">The revision that has the change.</param>
public sealed record EditedSchedule(string ScheduleId, long Before, long After);

/// <summary>One action of a person: undo takes back all of it.</summary>
/// <param name="What">What was done, in words.</param>
/// <param name="Schedules">The schedules that it changed, in order.</param>
public sealed record EditStep(string What, ImmutableArray<EditedSchedule> Schedules);

/// <summary>An action that was refused because somebody else has changed the schedule meanwhile.</summary>
/// <param name="What">What was to be done, in words.</param>
/// <param name="Parts">The edits, for the present revision.</param>
/// <param name="Theirs">Who changed it, when, with what and why; null: not known.</param>
/// <param name="Revision">The revision that it is at.</param>
/// <param name="Problem">What the server said.</param>
public sealed record StaleEdit(string What, ImmutableArray<ScheduleEdits> Parts, ScheduleChangeRow? Theirs, long Revision, Problem Problem);
