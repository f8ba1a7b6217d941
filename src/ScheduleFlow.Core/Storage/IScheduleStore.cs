using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;

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
    /// Replaces the schedule with the same id, which is kept as a revision; where it is published, it stays.
    /// <c>not_found</c>: there is none. <c>conflict</c>: its revision is not the one before the new schedule's;
    /// <c>details</c> say who changed it.
    /// </summary>
    Outcome<ScheduleSummary> Replace(Schedule schedule, KeptReply? kept = null);

    /// <summary>
    /// Adds a calendar and puts it in its place, both or none. <c>conflict</c> for
    /// <see cref="ProblemReason.HistoryChanged"/>: what it was made from has changed, so it must be made again.
    /// </summary>
    Outcome<ScheduleSummary> AddCalendar(Schedule calendar, CalendarPlace place, KeptReply? kept = null);

    /// <summary>
    /// Replaces the calendar with the same id, and puts it in its place, both or none. <c>not_found</c>: there is none.
    /// <c>conflict</c>: its revision is not the one before, or what it was made from has changed.
    /// </summary>
    Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, CalendarPlace place, KeptReply? kept = null);

    Outcome<SchedulePage> List(ScheduleQuery query);

    /// <summary>A schedule. <c>not_found</c>: there is none.</summary>
    Outcome<Schedule> Load(ScheduleId id);

    /// <summary>The schedule's JSON document as it is stored, checked to be intact. <c>not_found</c>: there is none.</summary>
    Outcome<ReadOnlyMemory<byte>> LoadDocument(ScheduleId id);

    /// <summary>
    /// The revisions of a schedule, newest first: the present one and those that are kept (as many and as long as
    /// <see cref="Settings.StoreSettings"/> say). <c>not_found</c>: there is no such schedule.
    /// </summary>
    /// <param name="id">The schedule.</param>
    /// <param name="limit">The most revisions, from 1.</param>
    Outcome<RevisionList> Revisions(ScheduleId id, int limit);

    /// <summary>A revision of a schedule, the present one or an earlier one. <c>not_found</c>: there is none, or not any more.</summary>
    Outcome<Schedule> LoadRevision(ScheduleId id, long revision);

    /// <summary>The same as the JSON document that was stored, checked to be intact.</summary>
    Outcome<ReadOnlyMemory<byte>> LoadRevisionDocument(ScheduleId id, long revision);

    /// <summary>
    /// Deletes a schedule with its revisions, and takes it from the timelines; what was on air of it stays in the history.
    /// <c>not_found</c>: there is none.
    /// </summary>
    Outcome<ScheduleId> Delete(ScheduleId id);

    /// <summary>Deletes every schedule, readable or not; returns how many.</summary>
    Outcome<int> DeleteAll();
}
