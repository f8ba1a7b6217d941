using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// The UID of an event: the same in each export of a schedule, so that subscribers see an edit and no second event. One
/// that has a domain is its own; any other gets the schedule's.
/// </summary>
internal static class IcsUid
{
    public static string Of(string id, Schedule schedule) => id.Contains('@') ? id : $"{id}@{ScheduleChannel.IdOfWhole(schedule)}";

    /// <summary>The id of the event that a UID was made of.</summary>
    public static string? IdOf(string? uid) =>
        uid?.LastIndexOf('@') is > 0 and var at && ScheduleChannel.IsIdOfWhole(uid[(at + 1)..]) ? uid[..at] : uid;
}
