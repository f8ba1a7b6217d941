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
        var known = new HashSet<(string?, TimeWindow)>(Gaps(before));
        var made = Gaps(after);
        made.RemoveAll(known.Contains);
        made.Sort(static (one, other) => one.Gap.Start.CompareTo(other.Gap.Start));
        return [.. made];
    }

    /// <summary>The overlaps that touched events have: only such as were there before, as edits make none.</summary>
    public static ImmutableArray<Conflict> Conflicts(EditedSchedule edited)
    {
        var events = new EventList(edited.Schedule.Events);
        var found = new List<Conflict>();
        foreach (var touched in edited.Touched)
        {
            if (touched.After is { } item)
            {
                foreach (var other in events.Overlapping(item.Channel, item.Window, events.SlotOf(item)))
                {
                    var conflict = item.Window.Start <= other.Window.Start ? new Conflict(item, other) : new Conflict(other, item);
                    if (!found.Contains(conflict))
                    {
                        found.Add(conflict);
                    }
                }
            }
        }

        return [.. found];
    }

    private static List<(string? Channel, TimeWindow Gap)> Gaps(Schedule schedule)
    {
        var gaps = new List<(string?, TimeWindow)>();
        foreach (var lane in Lanes.Of(schedule.Events))
        {
            if (!lane.IsEmpty)
            {
                foreach (var (gap, _) in GapSweep.In(lane))
                {
                    gaps.Add((lane[0].Channel, gap));
                }
            }
        }

        return gaps;
    }
}
