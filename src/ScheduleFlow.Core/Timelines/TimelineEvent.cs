using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>An event as it is on a timeline.</summary>
/// <param name="Event">The event of the schedule.</param>
/// <param name="Window">When it is on: the part of the event's window that no later publication covers.</param>
/// <param name="Publication">The publication that it comes with.</param>
internal sealed record TimelineEvent(ScheduleEvent Event, TimeWindow Window, Publication Publication)
{
    /// <summary>Whether it is only gone on with: its start is covered by another publication.</summary>
    public bool IsJoined => Window.Start > Event.Window.Start;

    /// <summary>Whether its end is covered by another publication.</summary>
    public bool IsCut => Window.End < Event.Window.End;

    /// <summary>The event with the window that it has on the timeline.</summary>
    public ScheduleEvent Shown => Window == Event.Window ? Event : Event with { Window = Window };

    /// <summary>What is on in a segment, in order of start.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="events">The events that its publication has for the channel, in order of start.</param>
    public static IEnumerable<TimelineEvent> In(TimelineSegment segment, ImmutableArray<ScheduleEvent> events)
    {
        // An early event may be long, so only the end of the search can be cut short.
        foreach (var item in events)
        {
            if (item.Window.Start >= segment.Window.End)
            {
                yield break;
            }

            if (item.Window.End > segment.Window.Start)
            {
                var window = new TimeWindow(
                    Instant.Max(item.Window.Start, segment.Window.Start),
                    Instant.Min(item.Window.End, segment.Window.End));
                yield return new TimelineEvent(item, window, segment.Publication);
            }
        }
    }
}
