using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>A gap in a lane.</summary>
/// <param name="Gap">The gap.</param>
/// <param name="Start">Its start, or the lane's.</param>
/// <param name="End">Its end, or the lane's.</param>
public sealed record PlacedGap(CalendarGap Gap, DateTimeOffset Start, DateTimeOffset End);

/// <summary>All that a lane shows. Two that show the same are equal, and then it is not drawn again.</summary>
public sealed record LaneView(Lane Lane, ImmutableArray<Placed> Events, ImmutableArray<PlacedGap> Gaps)
{
    /// <summary>How many overlaps begin in the lane.</summary>
    public int Overlaps => Events.Count(placed => placed.Over is { } over && ReferenceEquals(over.Second, placed.Event) && Lane.Has(over.Start));

    /// <summary>How long nothing is on.</summary>
    public TimeSpan Empty => Gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + (gap.End - gap.Start));

    public static LaneView Of(
        Lane lane, ImmutableArray<CalendarEvent> events, ImmutableArray<CalendarGap> gaps, ImmutableArray<Overlap> overlaps) =>
        new(
            lane,
            Packing.Of(lane, events, overlaps),
            [
                .. gaps.Where(gap => lane.Touches(gap.Start, gap.End)).Select(gap =>
                    new PlacedGap(gap, gap.Start < lane.Start ? lane.Start : gap.Start, gap.End > lane.End ? lane.End : gap.End)),
            ]);

    public bool Equals(LaneView? other) =>
        other is not null && Lane == other.Lane && Events.SequenceEqual(other.Events) && Gaps.SequenceEqual(other.Gaps);

    public override int GetHashCode() => HashCode.Combine(Lane, Events.Length, Gaps.Length);
}
