using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// Lets what is on air end at another time. What follows gives way in this order: gaps, then fillers, which are cut or dropped;
/// then programmes move. At a fixed event, and where another schedule takes over, all is as planned again: what would reach
/// beyond it is cut, or dropped if too little is left.
/// </summary>
/// <param name="events">The events, which change.</param>
/// <param name="isFixed">Whether an event stays where it is.</param>
internal sealed class Overrun(EventList events, Func<ScheduleEvent, bool> isFixed)
{
    /// <returns><c>conflict</c>: a fixed event or another schedule is on before the new end.</returns>
    public Problem? Make(ScheduleEvent item, OverrunEdit edit)
    {
        var slot = events.SlotOf(item);
        var followers = Followers(item, slot, edit.Border);
        if (edit.End <= item.Window.End)
        {
            End(slot, edit.End);
            MoveUp(item, edit.End, followers);
            return null;
        }

        if (edit.Border < edit.End)
        {
            return Refusals.TakenOver(item, edit.End, edit.Border!.Value);
        }

        if (!GiveWay(item, edit, followers).TryGet(out var moves, out var problem))
        {
            return problem;
        }

        End(slot, edit.End);
        foreach (var (moved, to) in moves)
        {
            Put(moved, to);
        }

        return null;
    }

    // What begins after the event's planned end; what overlaps with it already stays where it is.
    private List<ImmutableArray<ScheduleEvent>> Followers(ScheduleEvent item, ImmutableArray<ScheduleEvent> slot, Instant? border)
    {
        var units = new List<ImmutableArray<ScheduleEvent>>();
        foreach (var next in events.From(item.Channel, item.Window.End, slot))
        {
            if (next.Window.Start >= border)
            {
                break;
            }

            if (units is [.., var last] && EventList.IsOneSlot(last[0], next))
            {
                units[^1] = last.Add(next);
            }
            else
            {
                units.Add([next]);
            }
        }

        return units;
    }

    // Each follower that does not stay, and where it goes; null: it is dropped.
    private Outcome<List<(ImmutableArray<ScheduleEvent> Slot, TimeWindow? To)>> GiveWay(
        ScheduleEvent item, OverrunEdit edit, List<ImmutableArray<ScheduleEvent>> followers)
    {
        var moves = new List<(ImmutableArray<ScheduleEvent> Slot, TimeWindow? To)>();
        var limit = edit.Border;
        var free = edit.End;
        for (var i = 0; i < followers.Count && followers[i][0].Window.Start < free; i++)
        {
            var slot = followers[i];
            var planned = slot[0].Window;
            if (slot.Any(isFixed))
            {
                if (planned.Start < edit.End)
                {
                    return Refusals.IsFixed(item.Title, slot.First(isFixed));
                }

                limit = planned.Start;
                break;
            }

            var whole = free.PlusSeconds(planned.Seconds);
            if (!whole.IsInRange)
            {
                return Refusals.OutOfRange(slot[0].Title);
            }

            // A filler has the room up to what comes after it.
            var next = i + 1 < followers.Count ? followers[i + 1][0].Window.Start : edit.Border ?? whole;
            var until = slot.All(edit.IsFiller) ? Instant.Min(whole, next) : whole;
            if (until == whole || IsEnough(until - free, planned, edit))
            {
                moves.Add((slot, new TimeWindow(free, until)));
                free = until;
            }
            else
            {
                moves.Add((slot, null));
            }
        }

        return limit < free ? [.. moves.Select(move => (move.Slot, Until(limit.Value, move.To, move.Slot[0].Window, edit)))] : moves;
    }

    private static TimeWindow? Until(Instant limit, TimeWindow? to, TimeWindow planned, OverrunEdit edit) =>
        to is not { } window || window.End <= limit ? to
        : IsEnough(limit - window.Start, planned, edit) ? new TimeWindow(window.Start, limit)
        : null;

    private static bool IsEnough(long seconds, TimeWindow planned, OverrunEdit edit) =>
        seconds > 0 && seconds >= Math.Min(edit.LeastSeconds, (planned.Seconds + 1) / 2);

    // As a chain: it ends at a gap and at a fixed event.
    private void MoveUp(ScheduleEvent item, Instant end, List<ImmutableArray<ScheduleEvent>> followers)
    {
        var others = events.Overlapping(item.Channel, new TimeWindow(end, item.Window.End), []);
        var start = others.Where(other => !followers.Any(slot => slot.Contains(other)))
            .Aggregate(end, (last, other) => Instant.Max(last, other.Window.End));
        var seconds = item.Window.End - start;
        var reached = item.Window.End;
        if (seconds <= 0)
        {
            return;
        }

        foreach (var slot in followers)
        {
            var planned = slot[0].Window;
            if (planned.Start > reached || slot.Any(isFixed))
            {
                break;
            }

            Put(slot, new TimeWindow(planned.Start.PlusSeconds(-seconds), planned.End.PlusSeconds(-seconds)));
            reached = Instant.Max(reached, planned.End);
        }
    }

    private void End(ImmutableArray<ScheduleEvent> slot, Instant end)
    {
        foreach (var member in slot)
        {
            events.Change(member, member with { Window = new TimeWindow(member.Window.Start, end) }, HandEditKind.Resized);
        }
    }

    private void Put(ImmutableArray<ScheduleEvent> slot, TimeWindow? to)
    {
        foreach (var member in slot)
        {
            if (to is not { } window)
            {
                events.Remove(member);
            }
            else if (window != member.Window)
            {
                events.Change(
                    member,
                    member with { Window = window },
                    window.Start == member.Window.Start ? HandEditKind.Resized : HandEditKind.Moved);
            }
        }
    }
}
