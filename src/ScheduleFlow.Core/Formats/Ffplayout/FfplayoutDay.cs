using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ffplayout;

/// <summary>
/// A broadcast day of a schedule as a list without times can hold it: one thing after the other from its first second to
/// its last. Where events overlap, the one that starts later cuts the other off; what reaches over the ends of the day is
/// cut there.
/// </summary>
internal static class FfplayoutDay
{
    public static ImmutableArray<Entry> Of(ImmutableArray<ScheduleEvent> events, TimeWindow day)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var reached = day.Start;
        for (var i = 0; i < events.Length; i++)
        {
            var window = events[i].Window;
            var start = Instant.Max(window.Start, reached);
            var end = Min(window.End, day.End);
            if (i + 1 < events.Length)
            {
                end = Min(end, events[i + 1].Window.Start);
            }

            if (end <= start)
            {
                continue;
            }

            if (start > reached)
            {
                entries.Add(new Entry(null, new TimeWindow(reached, start)));
            }

            entries.Add(new Entry(events[i], new TimeWindow(start, end)));
            reached = end;
        }

        if (reached < day.End)
        {
            entries.Add(new Entry(null, new TimeWindow(reached, day.End)));
        }

        return entries.DrainToImmutable();
    }

    private static Instant Min(Instant a, Instant b) => a < b ? a : b;

    /// <param name="Event">What is on; null: nothing.</param>
    /// <param name="Window">When.</param>
    internal readonly record struct Entry(ScheduleEvent? Event, TimeWindow Window)
    {
        /// <summary>How much of the event was on before.</summary>
        public long SecondsIn => Event is null ? 0 : Window.Start - Event.Window.Start;
    }
}
