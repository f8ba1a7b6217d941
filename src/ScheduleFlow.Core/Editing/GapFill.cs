using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// Fills gaps with items of a pool, each at most once, to the second where any choice of them allows it; else what is left
/// is the least that any choice leaves.
/// </summary>
/// <param name="events">The events.</param>
/// <param name="cooldownSeconds">Items that would start again sooner than this are not used; null: any are.</param>
/// <param name="newId">Makes the id of a new event.</param>
internal sealed class GapFill(EventList events, long? cooldownSeconds, Func<string> newId)
{
    /// <summary>The longest gap that is filled at once: 31 days.</summary>
    public const int MaxSeconds = 31 * 24 * 60 * 60;

    public Problem? Fill(FillEdit fill)
    {
        var usable = fill.Items.Where(item => item.Duration is { TotalSeconds: >= 1 }).DistinctBy(item => item.Url).ToList();
        if (usable.Count == 0)
        {
            return new Problem(ErrorType.Validation, "No item of the pool has a running time, so that none can fill a gap.")
            {
                Hint = "Give duration with each item (#EXTINF:seconds in an M3U list).",
            };
        }

        if (!Gaps(fill).TryGet(out var gaps, out var problem))
        {
            return problem;
        }

        var filled = 0;
        foreach (var gap in gaps)
        {
            if (gap.Seconds > MaxSeconds)
            {
                return new Problem(ErrorType.Validation, $"The gap from {gap.Start} to {gap.End} is longer than 31 days.");
            }

            var chosen = Choose(usable, gap, fill.Channel);
            var start = gap.Start;
            foreach (var item in chosen)
            {
                var end = start.PlusSeconds(SecondsOf(item));
                events.Add(new ScheduleEvent
                {
                    Id = newId(),
                    Title = item.Label,
                    MediaUrl = item.Url,
                    Channel = fill.Channel,
                    Window = new TimeWindow(start, end),
                });
                start = end;
                usable.Remove(item);
            }

            filled += chosen.Count;
        }

        return filled > 0 ? null : new Problem(
            ErrorType.Conflict,
            $"No item of the pool fits into the gap from {gaps[0].Start} to {gaps[0].End}"
            + (cooldownSeconds is null ? "." : " and has rested long enough."));
    }

    private Outcome<ImmutableArray<TimeWindow>> Gaps(FillEdit fill)
    {
        if (fill.At is { } at)
        {
            var before = events.All.Where(item => EventList.IsLane(item.Channel, fill.Channel) && item.Window.Start <= at).ToList();
            var after = events.From(fill.Channel, at.PlusSeconds(1), []).FirstOrDefault();
            if (before.Find(item => item.Window.End > at) is { } on)
            {
                return new Problem(ErrorType.Conflict, $"There is no gap at {at}: {Refusals.Named(on)} is on air.");
            }

            return before.Count > 0 && after is not null
                ? ImmutableArray.Create(new TimeWindow(before.Max(item => item.Window.End), after.Window.Start))
                : new Problem(ErrorType.Validation, $"{at} is in no gap: it is outside of what the schedule has on air.")
                {
                    Hint = "Give from and until instead.",
                };
        }

        var gaps = ImmutableArray.CreateBuilder<TimeWindow>();
        var (free, end) = (fill.Window!.Value.Start, fill.Window.Value.End);
        foreach (var item in events.Overlapping(fill.Channel, fill.Window.Value, []))
        {
            if (item.Window.Start > free)
            {
                gaps.Add(new TimeWindow(free, item.Window.Start));
            }

            free = Instant.Max(free, item.Window.End);
        }

        if (free < end)
        {
            gaps.Add(new TimeWindow(free, end));
        }

        return gaps.Count > 0
            ? gaps.DrainToImmutable()
            : new Problem(ErrorType.Conflict, $"There is no gap from {fill.Window.Value.Start} to {end}.");
    }

    private List<MediaItem> Choose(List<MediaItem> pool, TimeWindow gap, string? channel)
    {
        var length = (int)gap.Seconds;
        var sums = new SubsetSum();
        sums.Reset(length);
        var added = new List<MediaItem>();
        var resting = Resting(gap, channel);
        foreach (var item in pool.Where(item => SecondsOf(item) <= length && !resting.Contains(item.Url)))
        {
            added.Add(item);
            if (sums.Add(SecondsOf(item), release: 0) && sums.Has(length))
            {
                break;
            }
        }

        var chosen = sums.Additions(sums.LastUpTo(length));
        chosen.Reverse();
        return [.. chosen.Select(addition => added[addition])];
    }

    // What starts too soon before the gap or after it.
    private HashSet<string> Resting(TimeWindow gap, string? channel)
    {
        var resting = new HashSet<string>(StringComparer.Ordinal);
        if (cooldownSeconds is { } seconds)
        {
            foreach (var item in events.From(channel, gap.Start.PlusSeconds(1 - seconds), []).TakeWhile(item => item.Window.Start < gap.End.PlusSeconds(seconds)))
            {
                if (item.MediaUrl is { } url)
                {
                    resting.Add(url);
                }
            }
        }

        return resting;
    }

    private static int SecondsOf(MediaItem item) => (int)Math.Min(Math.Round(item.Duration!.Value.TotalSeconds), int.MaxValue);
}
