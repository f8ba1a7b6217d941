using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>Moves what follows an edit, as a chain: it ends at a gap that is wide enough, and at a fixed event.</summary>
/// <param name="events">The events.</param>
/// <param name="isFixed">Whether an event stays where it is.</param>
internal sealed class Shifts(EventList events, Func<ScheduleEvent, bool> isFixed)
{
    /// <summary>
    /// Moves back what begins in a window or would be pushed out of it; every gap on the way takes up what it can.
    /// </summary>
    /// <param name="title">For whom.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="window">What must be free.</param>
    /// <param name="without">Events that do not count.</param>
    /// <returns><c>conflict</c>: a fixed event would have to move.</returns>
    public Problem? Push(string title, string? channel, TimeWindow window, ImmutableArray<ScheduleEvent> without)
    {
        var moves = new List<(ScheduleEvent Item, long Seconds)>();
        var free = window.End;
        foreach (var item in events.From(channel, window.Start, without))
        {
            // Those of one slot move together.
            if (moves is [.., var last] && EventList.IsOneSlot(last.Item, item))
            {
                moves.Add((item, last.Seconds));
                continue;
            }

            if (item.Window.Start >= free)
            {
                break;
            }

            if (isFixed(item))
            {
                return Refusals.IsFixed(title, item);
            }

            var seconds = free - item.Window.Start;
            free = item.Window.End.PlusSeconds(seconds);
            if (!free.IsInRange)
            {
                return Refusals.OutOfRange(item.Title);
            }

            moves.Add((item, seconds));
        }

        Apply(moves);
        return null;
    }

    /// <summary>Moves up what directly follows a window that became free, by as much of it as is free.</summary>
    public void Close(string? channel, TimeWindow window)
    {
        var begun = events.Overlapping(channel, window, []);
        var start = begun.Aggregate(window.Start, (latest, item) => Instant.Max(latest, item.Window.End));
        var seconds = window.End - start;
        if (seconds <= 0)
        {
            return;
        }

        var moves = new List<(ScheduleEvent Item, long Seconds)>();
        var end = window.End;
        foreach (var item in events.From(channel, window.End, []))
        {
            if (item.Window.Start > end || isFixed(item))
            {
                break;
            }

            moves.Add((item, -seconds));
            end = Instant.Max(end, item.Window.End);
        }

        Apply(moves);
    }

    private void Apply(List<(ScheduleEvent Item, long Seconds)> moves)
    {
        foreach (var (item, seconds) in moves)
        {
            var window = new TimeWindow(item.Window.Start.PlusSeconds(seconds), item.Window.End.PlusSeconds(seconds));
            events.Change(item, item with { Window = window }, HandEditKind.Moved);
        }
    }
}
