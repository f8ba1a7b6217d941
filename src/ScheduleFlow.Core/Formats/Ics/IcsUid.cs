using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// The UID of an event: the same in every export of a schedule, so that subscribers see an edit and not a second event.
/// An id with a domain is its own UID; any other gets the schedule's domain.
/// </summary>
internal static class IcsUid
{
    public static string Of(string id, Schedule schedule) => id.Contains('@') ? id : $"{id}@{ScheduleChannel.IdOfWhole(schedule)}";

    /// <summary>The id of the event that a UID was made from.</summary>
    public static string? IdOf(string? uid) =>
        uid?.LastIndexOf('@') is > 0 and var at && ScheduleChannel.IsIdOfWhole(uid[(at + 1)..]) ? uid[..at] : uid;
}
