using System.Runtime.CompilerServices;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// One event while it is read: takes what the document offers for each field, in any order, and hands back what lost,
/// so that the reader keeps it with the unknown rest. Reused from event to event.
/// </summary>
internal sealed class EventDraft
{
    private Slots _slots;
    private RawEvent? _before;

    /// <summary>
    /// Offers a value for a field. Returns what is left over: the value that stood there in a worse spelling, or the
    /// offered one; null where nothing is.
    /// </summary>
    public Leftover? Offer(EventFieldName name, string spelling, string value)
    {
        // A blank says as little as nothing: another spelling may say more.
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        ref var slot = ref _slots[(int)name.Field];
        if (slot.Value is null)
        {
            slot = new Slot(value, spelling, name.Rank);
            return null;
        }

        if (name.Rank >= slot.Rank)
        {
            return new Leftover(spelling, value);
        }

        var leftover = new Leftover(slot.Spelling, slot.Value);
        slot = new Slot(value, spelling, name.Rank);
        return leftover;
    }

    /// <summary>Gives up the value that stands there in the same spelling: in JSON the last of two equal names wins.</summary>
    public void Forget(EventFieldName name)
    {
        ref var slot = ref _slots[(int)name.Field];
        if (slot.Value is not null && slot.Rank == name.Rank)
        {
            slot = default;
        }
    }

    /// <summary>The event, and an empty draft for the next one.</summary>
    public RawEvent Take(int position, int line, int column)
    {
        var taken = new RawEvent
        {
            Position = position,
            Line = line,
            Column = column,
            Id = _slots[(int)EventField.Id].Value,
            Title = _slots[(int)EventField.Title].Value,
            Start = _slots[(int)EventField.Start].Value,
            End = _slots[(int)EventField.End].Value,
            Duration = _slots[(int)EventField.Duration].Value,
            MediaUrl = _slots[(int)EventField.MediaUrl].Value,
            Channel = _slots[(int)EventField.Channel].Value,
            Category = _slots[(int)EventField.Category].Value,
            Description = _slots[(int)EventField.Description].Value,
        };
        _slots = default;
        _before = taken;
        return taken;
    }

    /// <summary>
    /// What the event before says about a field that many events say alike; its end is where the next one starts. Null
    /// where every event says something else.
    /// </summary>
    public string? Likely(EventField field) => field switch
    {
        EventField.Start => _before?.End,
        EventField.Duration => _before?.Duration,
        EventField.Channel => _before?.Channel,
        EventField.Category => _before?.Category,
        _ => null,
    };

    /// <summary>A value that another one kept out, under the name it had.</summary>
    internal readonly record struct Leftover(string Spelling, string Value);

    private readonly record struct Slot(string? Value, string Spelling, int Rank);

    [InlineArray((int)EventField.Description + 1)]
    private struct Slots
    {
        private Slot _first;
    }
}
