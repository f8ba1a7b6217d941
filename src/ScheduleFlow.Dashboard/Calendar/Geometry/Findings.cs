using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Calendar.Geometry;

/// <summary>Two events that are on at the same time.</summary>
public sealed record Overlap(CalendarEvent First, CalendarEvent Second)
{
    public DateTimeOffset Start => Second.Start;

    public DateTimeOffset End => First.End < Second.End ? First.End : Second.End;

    public TimeSpan Length => End - Start;
}

/// <summary>Gaps and overlaps of a channel's events, as the server finds them: what a drag makes is known before it answers.</summary>
internal static class Findings
{
    /// <summary>The times of a range when nothing is on.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="events">Its events, by start.</param>
    /// <param name="from">Where the range begins.</param>
    /// <param name="to">Where it ends.</param>
    public static ImmutableArray<CalendarGap> Gaps(
        string channel, ImmutableArray<CalendarEvent> events, DateTimeOffset from, DateTimeOffset to)
    {
        var gaps = ImmutableArray.CreateBuilder<CalendarGap>();
        var end = from;
        CalendarEvent? before = null;
        foreach (var next in events)
        {
            if (next.Start >= to)
            {
                break;
            }

            if (next.Start > end)
            {
                gaps.Add(new(channel, end, next.Start, before, next));
            }

            if (before is null || next.End >= before.End)
            {
                before = next;
            }

            end = next.End > end ? next.End : end;
        }

        if (end < to)
        {
            gaps.Add(new(channel, end, to, before, null));
        }

        return gaps.ToImmutable();
    }

    /// <summary>The overlaps, each with the nearest event that began before.</summary>
    public static ImmutableArray<Overlap> Overlaps(ImmutableArray<CalendarEvent> events)
    {
        var overlaps = ImmutableArray.CreateBuilder<Overlap>();
        CalendarEvent? longest = null;
        foreach (var next in events)
        {
            if (longest is not null && longest.End > next.Start)
            {
                overlaps.Add(new(longest, next));
            }

            if (longest is null || next.End > longest.End)
            {
                longest = next;
            }
        }

        return overlaps.ToImmutable();
    }
}
