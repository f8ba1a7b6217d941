using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Planning;

/// <summary>
/// The times of a plan's blocks and fixed events, day by day on the zone's clock. If blocks overlap, the one that began
/// last is on; if two begin together, the one listed last. What counts is the clock: of two that begin in an hour that is
/// skipped, it is the one with the later time of day.
/// </summary>
internal sealed class Timeline
{
    private readonly List<BlockOccurrence> _blocks = [];
    private readonly List<BlockOccurrence> _begun = [];
    private int _next;

    public Timeline(PlanDocument plan, DayClock clock)
    {
        var (from, to) = (plan.Horizon.Start.UnixSeconds, plan.Horizon.End.UnixSeconds);
        var fixedEvents = new List<FixedOccurrence>();

        // From the day before: a block that begins late may last into the first day.
        var last = clock.DayOf(to);
        for (var day = clock.DayOf(from).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            for (var i = 0; i < plan.Blocks.Length; i++)
            {
                if (plan.Blocks[i].When.Includes(day))
                {
                    var (start, end) = Window(plan.Blocks[i], day, clock);
                    if (start < end)
                    {
                        _blocks.Add(new BlockOccurrence(i, start, end));
                    }
                }
            }

            for (var i = 0; i < plan.Fixed.Length; i++)
            {
                if (plan.Fixed[i].When.Includes(day))
                {
                    foreach (var at in plan.Fixed[i].At)
                    {
                        var start = clock.At(day, at);
                        fixedEvents.Add(new FixedOccurrence(i, start, start + plan.Fixed[i].Lateness));
                        if (plan.Fixed[i].IsHourly && clock.Again(day, at) is { } again)
                        {
                            fixedEvents.Add(new FixedOccurrence(i, again, again + plan.Fixed[i].Lateness));
                        }
                    }
                }
            }
        }

        for (var i = 0; i < plan.Fixed.Length; i++)
        {
            if (plan.Fixed[i].Once is { } once)
            {
                fixedEvents.Add(new FixedOccurrence(i, once.UnixSeconds, once.UnixSeconds + plan.Fixed[i].Lateness));
            }
        }

        var known = fixedEvents.Distinct().OrderBy(item => item.Start).ThenBy(item => item.Fixed).ToList();
        Fixed = [.. known.Where(item => item.Start >= from && item.Start < to)];
        _blocks =
        [
            .. _blocks
                .OrderBy(block => block.Start)
                .ThenBy(block => plan.Blocks[block.Block].From)
                .ThenBy(block => block.Block),
        ];
        EndAtFixed(plan, known);
    }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<FixedOccurrence> Fixed { get; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<BlockOccurrence> Blocks => _blocks;

    /// <summary>The block that is on, and until when, at most up to a limit. Must be called in order of time.</summary>
    public (BlockOccurrence? Block, long Until) At(long time, long limit)
    {
        for (; _next < _blocks.Count && _blocks[_next].Start <= time; _next++)
        {
            _begun.Add(_blocks[_next]);
        }

        _begun.RemoveAll(block => block.End <= time);
        if (_next < _blocks.Count)
        {
            limit = Math.Min(limit, _blocks[_next].Start);
        }

        foreach (var paused in _begun.Where(block => block.PausedUntil > time))
        {
            limit = Math.Min(limit, paused.PausedUntil);
        }

        var on = _begun.FindLast(block => block.PausedUntil <= time);
        return (on, on is null ? limit : Math.Min(limit, on.End));
    }

    /// <summary>The blocks that have begun and not ended at a time that was reached, including those that pause.</summary>
    public IEnumerable<BlockOccurrence> Covering(long time) => _begun.Where(block => block.Start <= time && block.End > time);

    private static (long Start, long End) Window(PlanBlock block, DateOnly day, DayClock clock)
    {
        var start = clock.Edge(day, block.From);
        var end = block switch
        {
            { To: { } to } => clock.Edge(day, to + (new DayWindow(block.From, to).DaysLater * DayWindow.ClockSeconds)),
            { MaxSeconds: { } seconds } => start + seconds,
            _ => long.MaxValue,
        };
        return (start, end);
    }

    // A block without its own end lasts until another begins, at most a week. One that ends at a fixed event may have done so
    // before the horizon.
    private void EndAtFixed(PlanDocument plan, List<FixedOccurrence> known)
    {
        var fixedIndex = 0;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            if (plan.Blocks[block.Block].UntilFixed)
            {
                for (; fixedIndex < known.Count && known[fixedIndex].Start <= block.Start; fixedIndex++)
                {
                }

                if (fixedIndex < known.Count)
                {
                    block.End = Math.Min(block.End, known[fixedIndex].Start);
                }
            }

            if (block.End == long.MaxValue)
            {
                var next = _blocks.FindIndex(i + 1, other => other.Start > block.Start);
                block.End = Math.Min(next < 0 ? long.MaxValue : _blocks[next].Start, block.Start + (7L * DayWindow.ClockSeconds));
            }
        }
    }
}
