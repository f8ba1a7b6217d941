using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Playout;

/// <summary>
/// A schedule as one channel can play it: one thing after the other over a window, without overlaps. The one that starts
/// later cuts the other off; what reaches over the ends of the window is cut there.
/// </summary>
internal static class RunningOrder
{
    public static ImmutableArray<Entry> Of(ImmutableArray<ScheduleEvent> events, TimeWindow window)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>(events.Length);
        var reached = window.Start;
        for (var i = 0; i < events.Length; i++)
        {
            var own = events[i].Window;
            var start = Instant.Max(own.Start, reached);
            var end = Min(own.End, window.End);
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

        if (reached < window.End)
        {
            entries.Add(new Entry(null, new TimeWindow(reached, window.End)));
        }

        return entries.DrainToImmutable();
    }

    /// <summary>The window that a document is of: its day, else from the first start to the last end.</summary>
    public static TimeWindow WindowOf(Schedule schedule, WriteOptions options) =>
        options.Day?.Window ?? new TimeWindow(schedule.Events[0].Window.Start, schedule.Events.Max(item => item.Window.End));

    private static Instant Min(Instant a, Instant b) => a < b ? a : b;

    /// <param name="Event">What is on; null: nothing.</param>
    /// <param name="Window">When.</param>
    internal readonly record struct Entry(ScheduleEvent? Event, TimeWindow Window)
    {
        /// <summary>How much of the event was on before.</summary>
        public long SecondsIn => Event is null ? 0 : Window.Start - Event.Window.Start;
    }
}
