using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>A stretch of a timeline over which one publication is on.</summary>
/// <param name="Window">The stretch.</param>
/// <param name="Publication">The publication that covers it, and was published last of those that do.</param>
internal readonly record struct TimelineSegment(TimeWindow Window, Publication Publication)
{
    /// <summary>The segments of a timeline, in order of time; between them nothing is published. O(n log n).</summary>
    public static ImmutableArray<TimelineSegment> Of(ChannelTimeline timeline)
    {
        var edges = new List<(Instant At, int Rank, bool IsStart)>();
        for (var rank = 0; rank < timeline.Publications.Length; rank++)
        {
            if (timeline.Publications[rank].Window is { } window)
            {
                edges.Add((window.Start, rank, true));
                edges.Add((window.End, rank, false));
            }
        }

        edges.Sort(static (left, right) => left.At.CompareTo(right.At));
        var segments = ImmutableArray.CreateBuilder<TimelineSegment>();
        var covering = new SortedSet<int>();
        for (var i = 0; i < edges.Count;)
        {
            var at = edges[i].At;
            for (; i < edges.Count && edges[i].At == at; i++)
            {
                _ = edges[i].IsStart ? covering.Add(edges[i].Rank) : covering.Remove(edges[i].Rank);
            }

            if (covering.Count > 0)
            {
                Append(segments, new TimeWindow(at, edges[i].At), timeline.Publications[covering.Max]);
            }
        }

        return segments.DrainToImmutable();
    }

    /// <summary>The part of segments that lies in a window.</summary>
    /// <param name="segments">In order of time.</param>
    /// <param name="window">The window.</param>
    public static ImmutableArray<TimelineSegment> Within(ImmutableArray<TimelineSegment> segments, TimeWindow window) =>
    [
        .. segments.Where(segment => segment.Window.Overlaps(window)).Select(segment => segment with
        {
            Window = new TimeWindow(
                Instant.Max(segment.Window.Start, window.Start),
                Instant.Min(segment.Window.End, window.End)),
        }),
    ];

    // What changes below the publication that is on makes no other segment.
    private static void Append(ImmutableArray<TimelineSegment>.Builder segments, TimeWindow window, Publication publication)
    {
        if (segments.Count > 0 && segments[^1] is var last && last.Window.End == window.Start && ReferenceEquals(last.Publication, publication))
        {
            segments[^1] = last with { Window = new TimeWindow(last.Window.Start, window.End) };
        }
        else
        {
            segments.Add(new TimelineSegment(window, publication));
        }
    }
}
