using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// Puts events at other times, and makes room for them. Everything is checked before the first event changes. An overlap
/// that was there before is nobody's conflict.
/// </summary>
/// <param name="events">The events.</param>
/// <param name="isFixed">Whether an event stays where it is when others are edited.</param>
/// <param name="newId">Makes the id of a new event.</param>
internal sealed class Placement(EventList events, Func<ScheduleEvent, bool> isFixed, Func<string> newId)
{
    private const string Plain = "overwrite or ripple";

    private readonly Shifts _shifts = new(events, isFixed);

    public Problem? Add(ScheduleEvent item, OnConflict how)
    {
        if (MakeRoom([], item.Title, item.Channel, item.Window, how, Plain) is { } refused)
        {
            return refused;
        }

        events.Add(item);
        return null;
    }

    /// <summary>Gives an event, and those that share its slot, another window or channel.</summary>
    public Problem? Move(ScheduleEvent item, TimeWindow window, string? channel, OnConflict how, HandEditKind kind)
    {
        var slot = events.SlotOf(item);
        if (how == OnConflict.Swap
            && events.Overlapping(channel, window, slot) is { Count: > 0 } taken
            && taken.Find(other => other.Window.Contains(window.Start)) is { } on)
        {
            return isFixed(on) ? Refusals.IsFixed(item.Title, on) : Swap(item, on, window);
        }

        if (MakeRoom(slot, item.Title, channel, window, how, "overwrite, ripple or swap") is { } refused)
        {
            return refused;
        }

        Put(slot, window, channel, kind);
        return null;
    }

    /// <summary>As <see cref="Move"/>, where the start stays; with ripple what follows moves up when the end does.</summary>
    public Problem? Resize(ScheduleEvent item, TimeWindow window, OnConflict how, HandEditKind? kind = null)
    {
        var slot = events.SlotOf(item);
        if (MakeRoom(slot, item.Title, item.Channel, window, how, Plain) is { } refused)
        {
            return refused;
        }

        Put(slot, window, item.Channel, kind ?? (window.Start == item.Window.Start ? HandEditKind.Resized : HandEditKind.Moved));
        if (how == OnConflict.Ripple && window.End < item.Window.End)
        {
            _shifts.Close(item.Channel, new TimeWindow(window.End, item.Window.End));
        }

        return null;
    }

    /// <summary>Takes an event off. With ripple what follows moves up, unless others still have its slot.</summary>
    public void Delete(ScheduleEvent item, bool ripple)
    {
        var isSlotFree = events.SlotOf(item).Length == 1;
        events.Remove(item);
        if (ripple && isSlotFree)
        {
            _shifts.Close(item.Channel, item.Window);
        }
    }

    /// <summary>
    /// Exchanges the places of two events. Two that follow one another keep the first start and the last end, whatever
    /// their lengths; others exchange their starts.
    /// </summary>
    /// <param name="item">One event.</param>
    /// <param name="other">The other.</param>
    /// <param name="wanted">Where the first is to go; null: to the start of the other.</param>
    public Problem? Swap(ScheduleEvent item, ScheduleEvent other, TimeWindow? wanted = null)
    {
        var (slot, with) = (events.SlotOf(item), events.SlotOf(other));
        if (EventList.IsOneSlot(item, other))
        {
            return new Problem(ErrorType.Validation, $"{Refusals.Named(item)} cannot change places with itself.");
        }

        ImmutableArray<ScheduleEvent> both = [.. slot, .. with];
        var (place, otherPlace) = Places(item, other, wanted, both);
        (ImmutableArray<ScheduleEvent> Slot, TimeWindow To, string? Channel)[] moves =
        [
            (slot, place, other.Channel), (with, otherPlace, item.Channel),
        ];
        foreach (var (moved, to, channel) in moves)
        {
            if (!to.End.IsInRange || !to.Start.IsInRange)
            {
                return Refusals.OutOfRange(moved[0].Title);
            }

            if (Fresh(moved, channel, to, both) is { Count: > 0 } taken)
            {
                return Refusals.Taken(moved[0].Title, to, taken, Plain);
            }
        }

        if (EventList.IsLane(item.Channel, other.Channel) && place.Overlaps(otherPlace) && !item.Window.Overlaps(other.Window))
        {
            return Refusals.Taken(item.Title, place, [other], Plain);
        }

        foreach (var (moved, to, channel) in moves)
        {
            Put(moved, to, channel, HandEditKind.Moved);
        }

        return null;
    }

    private (TimeWindow Item, TimeWindow Other) Places(
        ScheduleEvent item, ScheduleEvent other, TimeWindow? wanted, ImmutableArray<ScheduleEvent> both)
    {
        var isFirst = item.Window.Start <= other.Window.Start;
        var (first, second) = isFirst ? (item, other) : (other, item);
        var isWhole = wanted is null || (wanted.Value.Start == other.Window.Start && wanted.Value.Seconds == item.Window.Seconds);
        if (isWhole && IsNext(first, second, both))
        {
            var early = At(first.Window.Start, second.Window.Seconds);
            var late = At(second.Window.End.PlusSeconds(-first.Window.Seconds), first.Window.Seconds);
            return isFirst ? (late, early) : (early, late);
        }

        return (wanted ?? At(other.Window.Start, item.Window.Seconds), At(item.Window.Start, other.Window.Seconds));
    }

    private bool IsNext(ScheduleEvent first, ScheduleEvent second, ImmutableArray<ScheduleEvent> both) =>
        EventList.IsLane(first.Channel, second.Channel)
        && first.Window.End <= second.Window.Start
        && events.Overlapping(first.Channel, new TimeWindow(first.Window.Start, second.Window.End), both).Count == 0;

    private Problem? MakeRoom(
        ImmutableArray<ScheduleEvent> slot, string title, string? channel, TimeWindow window, OnConflict how, string ways)
    {
        switch (how)
        {
            case OnConflict.Overwrite:
                var under = events.Overlapping(channel, window, slot);
                if (under.Find(other => isFixed(other)) is { } kept)
                {
                    return Refusals.IsFixed(title, kept);
                }

                under.ForEach(other => CutOut(other, window));
                return null;

            case OnConflict.Ripple:
                var fresh = Fresh(slot, channel, window, slot);
                return fresh.Find(other => other.Window.Start < window.Start) is { } begun
                    ? Refusals.BegunBefore(title, window.Start, begun)
                    : _shifts.Push(title, channel, window, slot);

            default:
                return Fresh(slot, channel, window, slot) is { Count: > 0 } taken
                    ? Refusals.Taken(title, window, taken, ways)
                    : null;
        }
    }

    // What is on air in the window, and was not already at the same time as the slot.
    private List<ScheduleEvent> Fresh(
        ImmutableArray<ScheduleEvent> slot, string? channel, TimeWindow window, ImmutableArray<ScheduleEvent> without)
    {
        var fresh = events.Overlapping(channel, window, without);
        if (!slot.IsEmpty && EventList.IsLane(slot[0].Channel, channel))
        {
            fresh.RemoveAll(other => other.Window.Overlaps(slot[0].Window));
        }

        return fresh;
    }

    private void CutOut(ScheduleEvent item, TimeWindow window)
    {
        var (start, end) = (item.Window.Start, item.Window.End);
        if (start >= window.Start && end <= window.End)
        {
            events.Remove(item);
        }
        else if (start >= window.Start)
        {
            events.Change(item, item with { Window = new TimeWindow(window.End, end) }, HandEditKind.Moved);
        }
        else
        {
            events.Change(item, item with { Window = new TimeWindow(start, window.Start) }, HandEditKind.Resized);
            if (end > window.End)
            {
                events.Add(item with { Id = newId(), Window = new TimeWindow(window.End, end) });
            }
        }
    }

    private void Put(ImmutableArray<ScheduleEvent> slot, TimeWindow window, string? channel, HandEditKind kind)
    {
        foreach (var member in slot)
        {
            events.Change(member, member with { Window = window, Channel = channel }, kind);
        }
    }

    private static TimeWindow At(Instant start, long seconds) => new(start, start.PlusSeconds(seconds));
}
