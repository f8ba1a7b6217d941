using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>
/// The events of a schedule while they are edited, in order of start. It remembers what each was before: an event that is
/// not touched stays the same object.
/// </summary>
internal sealed class EventList(ImmutableArray<ScheduleEvent> events)
{
    private readonly List<ScheduleEvent> _events = [.. events];
    private readonly Dictionary<ScheduleEvent, Touch> _touched = new(ReferenceEqualityComparer.Instance);
    private readonly List<ScheduleEvent> _removed = [];

    public IReadOnlyList<ScheduleEvent> All => _events;

    /// <summary>Whether two events are of the same channel, or of none.</summary>
    public static bool IsLane(string? channel, string? other) => (channel ?? "") == (other ?? "");

    /// <summary>The event and those that share its slot, in their order.</summary>
    public ImmutableArray<ScheduleEvent> SlotOf(ScheduleEvent item)
    {
        if (item.Clump is null)
        {
            return [item];
        }

        var slot = ImmutableArray.CreateBuilder<ScheduleEvent>();
        for (var i = FirstFrom(item.Window.Start); i < _events.Count && _events[i].Window.Start == item.Window.Start; i++)
        {
            if (IsOneSlot(_events[i], item))
            {
                slot.Add(_events[i]);
            }
        }

        return slot.DrainToImmutable();
    }

    /// <summary>Whether two events share a slot, in which they have no times of their own.</summary>
    public static bool IsOneSlot(ScheduleEvent item, ScheduleEvent other) =>
        ReferenceEquals(item, other)
        || (item.Clump is not null && other.Clump is not null && item.Window == other.Window && IsLane(item.Channel, other.Channel));

    /// <summary>The events of a channel that are on air in a window, in order of start.</summary>
    public List<ScheduleEvent> Overlapping(string? channel, TimeWindow window, ImmutableArray<ScheduleEvent> without)
    {
        var found = new List<ScheduleEvent>();
        foreach (var item in _events)
        {
            if (item.Window.Start >= window.End)
            {
                break;
            }

            if (item.Window.End > window.Start && IsLane(item.Channel, channel) && !Has(without, item))
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>The events of a channel that begin at an instant or later, in order of start.</summary>
    public IEnumerable<ScheduleEvent> From(string? channel, Instant start, ImmutableArray<ScheduleEvent> without)
    {
        for (var i = FirstFrom(start); i < _events.Count; i++)
        {
            if (IsLane(_events[i].Channel, channel) && !Has(without, _events[i]))
            {
                yield return _events[i];
            }
        }
    }

    public void Add(ScheduleEvent item)
    {
        Insert(item);
        _touched.Add(item, new Touch(null, HandEditKind.Added));
    }

    /// <summary>Puts an event as it is now in the place of what it was.</summary>
    public void Change(ScheduleEvent before, ScheduleEvent now, HandEditKind kind)
    {
        var index = IndexOf(before);
        if (now.Window.Start == before.Window.Start)
        {
            _events[index] = now;
        }
        else
        {
            _events.RemoveAt(index);
            Insert(now);
        }

        _touched.Add(now, _touched.Remove(before, out var touch)
            ? touch.Before is null ? touch : touch with { Kind = kind }
            : new Touch(before, kind));
    }

    public void Remove(ScheduleEvent item)
    {
        _events.RemoveAt(IndexOf(item));
        var before = _touched.Remove(item, out var touch) ? touch.Before : item;
        if (before is not null)
        {
            _removed.Add(before);
        }
    }

    /// <summary>What was touched, by the start that it has now, else had. What is again as it was is not among it.</summary>
    public ImmutableArray<TouchedEvent> Touched()
    {
        var touched = ImmutableArray.CreateBuilder<TouchedEvent>(_touched.Count + _removed.Count);

        // In their present order, so that the sort keeps it for equal starts.
        foreach (var item in _touched.Count == 0 ? [] : _events)
        {
            if (_touched.TryGetValue(item, out var touch) && !item.Equals(touch.Before))
            {
                touched.Add(new TouchedEvent(touch.Before, item, touch.Kind));
            }
        }

        foreach (var before in _removed)
        {
            var at = touched.Count;
            while (at > 0 && (touched[at - 1].After ?? touched[at - 1].Before!).Window.Start > before.Window.Start)
            {
                at--;
            }

            touched.Insert(at, new TouchedEvent(before, null, HandEditKind.Changed));
        }

        return touched.DrainToImmutable();
    }

    private static bool Has(ImmutableArray<ScheduleEvent> items, ScheduleEvent item)
    {
        foreach (var one in items)
        {
            if (ReferenceEquals(one, item))
            {
                return true;
            }
        }

        return false;
    }

    // After those with the same start.
    private void Insert(ScheduleEvent item) => _events.Insert(FirstFrom(item.Window.Start.PlusSeconds(1)), item);

    private int IndexOf(ScheduleEvent item)
    {
        var index = FirstFrom(item.Window.Start);
        while (!ReferenceEquals(_events[index], item))
        {
            index++;
        }

        return index;
    }

    private int FirstFrom(Instant start)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Window.Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Touch(ScheduleEvent? Before, HandEditKind Kind);
}
