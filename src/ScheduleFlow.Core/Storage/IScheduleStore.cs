using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>The schedules, including filled calendars.</summary>
internal interface IScheduleStore
{
    /// <summary>Adds schedules, all or none. <c>conflict</c>: an id exists already.</summary>
    /// <param name="schedules">One or more.</param>
    /// <param name="kept">
    /// The reply to keep with the change. <c>conflict</c> for <see cref="ProblemReason.AlreadyAnswered"/>: the key has a
    /// reply by now. This holds for every change that keeps a reply.
    /// </param>
    Outcome<ImmutableArray<ScheduleSummary>> Add(ImmutableArray<Schedule> schedules, KeptReply? kept = null);

    /// <summary>
    /// Replaces the schedule with the same id, which is kept as the backup. <c>not_found</c>: there is none.
    /// <c>conflict</c>: its revision is not the one before the new schedule's.
    /// </summary>
    Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept = null);

    /// <summary>
    /// Adds a filled calendar and enters its plays into the cooldown history, both or none. <c>conflict</c> for
    /// <see cref="ProblemReason.HistoryChanged"/>: the history is no longer at <paramref name="historyRevision"/>, so the
    /// calendar must be filled again.
    /// </summary>
    Outcome<ScheduleSummary> AddCalendar(Schedule calendar, long historyRevision, KeptReply? kept = null);

    /// <summary>
    /// Replaces the calendar with the same id, and its plays, both or none. <c>not_found</c>: there is none.
    /// <c>conflict</c>: its revision is not the one before, or the history is no longer at
    /// <paramref name="historyRevision"/>.
    /// </summary>
    Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, long historyRevision);

    Outcome<SchedulePage> List(ScheduleQuery query);

    /// <summary>A schedule. <c>not_found</c>: there is none.</summary>
    Outcome<Schedule> Load(ScheduleId id);

    /// <summary>The schedule's JSON document as it is stored, checked to be intact. <c>not_found</c>: there is none.</summary>
    Outcome<ReadOnlyMemory<byte>> LoadDocument(ScheduleId id);

    /// <summary>
    /// Deletes a schedule, and from the cooldown history what it would have played after <paramref name="now"/>.
    /// <c>not_found</c>: there is none.
    /// </summary>
    Outcome<ScheduleId> Delete(ScheduleId id, Instant now);

    /// <summary>Deletes every schedule, readable or not; returns how many.</summary>
    Outcome<int> DeleteAll(Instant now);
}
