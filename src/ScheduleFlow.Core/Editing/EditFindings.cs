using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>What edits leave behind.</summary>
internal static class EditFindings
{
    /// <summary>The gaps of each channel that were not there before, in order of start.</summary>
    public static ImmutableArray<(string? Channel, TimeWindow Gap)> NewGaps(Schedule before, Schedule after)
    {
        var known = Gaps(before).ToHashSet();
        return [.. Gaps(after).Where(gap => !known.Contains(gap)).OrderBy(gap => gap.Gap.Start)];
    }

    /// <summary>The overlaps that touched events have: only such as were there before, as edits make none.</summary>
    public static ImmutableArray<Conflict> Conflicts(EditedSchedule edited)
    {
        var events = new EventList(edited.Schedule.Events);
        var found =
            from touched in edited.Touched
            where touched.After is not null
            let item = touched.After
            from other in events.Overlapping(item.Channel, item.Window, events.SlotOf(item))
            select item.Window.Start <= other.Window.Start ? new Conflict(item, other) : new Conflict(other, item);
        return [.. found.Distinct()];
    }

    private static IEnumerable<(string? Channel, TimeWindow Gap)> Gaps(Schedule schedule) =>
        from lane in Lanes.Of(schedule.Events)
        where !lane.IsEmpty
        from gap in GapSweep.In(lane)
        select (lane[0].Channel, gap.Gap);
}
