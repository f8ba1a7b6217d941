using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>A page of what is on a channel in a range of time.</summary>
internal sealed record TimelinePage
{
    public required ImmutableArray<TimelineEvent> Events { get; init; }

    /// <summary>Where it ended; null: this is the last page.</summary>
    public required TimelineCursor? Next { get; init; }

    /// <summary>When nothing is on: before each event, and on the last page after the last one.</summary>
    public required ImmutableArray<TimeWindow> Gaps { get; init; }

    /// <summary>Pairs of which the later event is on this page, with the publication that they come with.</summary>
    public required ImmutableArray<(Publication Publication, Conflict Conflict)> Conflicts { get; init; }

    /// <param name="reader">Reads the timeline.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="range">The range.</param>
    /// <param name="after">Where the page before ended; null: this is the first.</param>
    /// <param name="limit">The most events.</param>
    public static TimelinePage Read(TimelineReader reader, string channel, TimeWindow range, TimelineCursor? after, int limit)
    {
        // Events of earlier pages that are still on then count for gaps and conflicts.
        var earlier = new List<TimelineEvent>();
        var page = new List<TimelineEvent>();
        var isLast = true;
        var first = after is null ? range.Start : Instant.Max(range.Start, after.Start);
        var shown = 0;
        foreach (var item in reader.Events(channel, first, range.End))
        {
            if (after is not null && (item.Window.Start < after.Start || (item.Window.Start == after.Start && shown++ < after.Shown)))
            {
                earlier.Add(item);
            }
            else if (page.Count < limit)
            {
                page.Add(item);
            }
            else
            {
                isLast = false;
                break;
            }
        }

        return new TimelinePage
        {
            Events = [.. page],
            Next = isLast ? null : CursorAfter(page, after),
            Gaps = [.. GapsOf(earlier, page, first, isLast ? range.End : null)],
            Conflicts = ConflictsOf(earlier, page),
        };
    }

    private static TimelineCursor CursorAfter(List<TimelineEvent> page, TimelineCursor? after)
    {
        var start = page[^1].Window.Start;
        return new TimelineCursor(start, page.Count(item => item.Window.Start == start) + (after?.Start == start ? after.Shown : 0));
    }

    private static IEnumerable<TimeWindow> GapsOf(List<TimelineEvent> earlier, List<TimelineEvent> page, Instant first, Instant? end)
    {
        var covered = earlier.Aggregate(first, (last, item) => Instant.Max(last, item.Window.End));
        foreach (var item in page)
        {
            if (item.Window.Start > covered)
            {
                yield return new TimeWindow(covered, item.Window.Start);
            }

            covered = Instant.Max(covered, item.Window.End);
        }

        if (end > covered)
        {
            yield return new TimeWindow(covered, end.Value);
        }
    }

    // Events of two publications are never on at the same time.
    private static ImmutableArray<(Publication Publication, Conflict Conflict)> ConflictsOf(
        List<TimelineEvent> earlier, List<TimelineEvent> page)
    {
        var publications = new Dictionary<ScheduleEvent, Publication>(ReferenceEqualityComparer.Instance);
        var events = ImmutableArray.CreateBuilder<ScheduleEvent>(earlier.Count + page.Count);
        foreach (var item in earlier.Concat(page))
        {
            events.Add(item.Shown);
            if (events.Count > earlier.Count)
            {
                publications[events[^1]] = item.Publication;
            }
        }

        var found = ConflictSweep.Find(events.MoveToImmutable()).Listed;
        return [.. found.Where(pair => publications.ContainsKey(pair.Second)).Select(pair => (publications[pair.Second], pair))];
    }
}
