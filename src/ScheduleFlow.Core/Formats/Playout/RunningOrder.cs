using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Playout;

/// <summary>
/// A schedule as one channel can play it: one item after the other over a window, without overlaps. An event that starts
/// cuts off the one before; one that is only gone on with, after another that took its place, comes after that one with its
/// own start. Events that cross the ends of the window are cut there.
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
            var end = Instant.Min(own.End, window.End);
            if (i + 1 < events.Length && events[i + 1].Window.Start >= own.Start)
            {
                end = Instant.Min(end, events[i + 1].Window.Start);
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

    /// <summary>The window of a document: its day, else from the first start to the last end.</summary>
    public static TimeWindow WindowOf(Schedule schedule, WriteOptions options) =>
        options.Day?.Window ?? new TimeWindow(schedule.Events[0].Window.Start, schedule.Events.Max(item => item.Window.End));

    /// <param name="Event">What is on; null: nothing.</param>
    /// <param name="Window">When.</param>
    internal readonly record struct Entry(ScheduleEvent? Event, TimeWindow Window)
    {
        /// <summary>How many seconds of the event come before this window.</summary>
        public long SecondsIn => Event is null ? 0 : Window.Start - Event.Window.Start;
    }
}
