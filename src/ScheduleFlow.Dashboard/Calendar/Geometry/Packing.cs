using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>An event in a lane.</summary>
/// <param name="Event">The event.</param>
/// <param name="Start">Its start, or the lane's, if it begins before.</param>
/// <param name="End">Its end, or the lane's.</param>
/// <param name="Column">Its place beside those that it overlaps.</param>
/// <param name="Columns">How many places there are.</param>
/// <param name="Over">What it overlaps; null: nothing.</param>
public sealed record Placed(CalendarEvent Event, DateTimeOffset Start, DateTimeOffset End, int Column, int Columns, Overlap? Over);

/// <summary>Puts events that overlap beside one another.</summary>
internal static class Packing
{
    /// <summary>The events of a lane, with their places.</summary>
    public static ImmutableArray<Placed> Of(Lane lane, ImmutableArray<CalendarEvent> events, ImmutableArray<Overlap> overlaps)
    {
        var placed = ImmutableArray.CreateBuilder<Placed>();
        var group = new List<(CalendarEvent Event, int Column)>();
        var ends = new List<DateTimeOffset>();
        void Close()
        {
            foreach (var (member, column) in group)
            {
                placed.Add(new(
                    member,
                    member.Start < lane.Start ? lane.Start : member.Start,
                    member.End > lane.End ? lane.End : member.End,
                    column,
                    ends.Count,
                    ends.Count == 1 ? null : overlaps.FirstOrDefault(overlap => overlap.Second == member || overlap.First == member)));
            }

            group.Clear();
            ends.Clear();
        }

        foreach (var next in events)
        {
            if (next.Start >= lane.End)
            {
                break;
            }

            if (!lane.Touches(next.Start, next.End))
            {
                continue;
            }

            if (ends.Count > 0 && ends.TrueForAll(end => end <= next.Start))
            {
                Close();
            }

            var column = ends.FindIndex(end => end <= next.Start);
            if (column < 0)
            {
                column = ends.Count;
                ends.Add(next.End);
            }
            else
            {
                ends[column] = next.End;
            }

            group.Add((next, column));
        }

        Close();
        return placed.ToImmutable();
    }
}
