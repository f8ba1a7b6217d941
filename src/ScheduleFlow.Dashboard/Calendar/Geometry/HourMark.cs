using System.Collections.Immutable;
using System.Globalization;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>A whole hour of the wall clock.</summary>
/// <param name="At">When it is.</param>
/// <param name="Hours">How many hours after the beginning.</param>
/// <param name="Local">The wall clock.</param>
/// <param name="IsSecond">It is the second time in the day that the clock shows this.</param>
public sealed record HourMark(DateTimeOffset At, double Hours, DateTimeOffset Local, bool IsSecond)
{
    /// <summary>02:00, and where a change of clocks brings it again 02:00′.</summary>
    public string Label => Local.ToString("HH:mm", CultureInfo.InvariantCulture) + (IsSecond ? "′" : "");

    /// <summary>The whole hours of the wall clock in a range, where they are: a change of clocks leaves some out, or has them twice.</summary>
    public static ImmutableArray<HourMark> In(TimeZoneInfo zone, DateTimeOffset start, DateTimeOffset end)
    {
        var marks = ImmutableArray.CreateBuilder<HourMark>();
        for (var at = start; at < end;)
        {
            var local = TimeZoneInfo.ConvertTime(at, zone);
            var past = TimeSpan.FromTicks(local.TimeOfDay.Ticks % TimeSpan.TicksPerHour);
            if (past == TimeSpan.Zero)
            {
                marks.Add(new(at, (at - start).TotalHours, local, IsSecondOf(zone, local)));
            }

            // Half an hour is the smallest change of clocks: a step over one lands beside a whole hour, and the next one on it.
            at += TimeSpan.FromHours(1) - past;
        }

        return marks.ToImmutable();
    }

    /// <summary>Whether two days have their hours at the same places.</summary>
    public static bool AreAlike(ImmutableArray<HourMark> one, ImmutableArray<HourMark> other) =>
        one.Length == other.Length && one.Zip(other).All(pair => pair.First.Hours.Equals(pair.Second.Hours) && pair.First.Label == pair.Second.Label);

    private static bool IsSecondOf(TimeZoneInfo zone, DateTimeOffset local) =>
        zone.IsAmbiguousTime(local.DateTime) && local.Offset == zone.GetAmbiguousTimeOffsets(local.DateTime).Min();
}
