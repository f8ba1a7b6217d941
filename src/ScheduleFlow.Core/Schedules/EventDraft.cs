using System.Runtime.CompilerServices;

namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// One event while it is read. It takes what the document offers for each field, in any order, and returns the value
/// that lost, which the reader keeps with the unknown rest. One draft serves all events.
/// </summary>
internal sealed class EventDraft
{
    private Slots _slots;
    private RawEvent? _before;

    /// <summary>
    /// Offers a value for a field. Returns the value that is left over: the earlier one if its spelling is worse, else
    /// the offered one. Null: nothing is left over.
    /// </summary>
    public Leftover? Offer(EventFieldName name, string spelling, string value)
    {
        // A blank value does not count: another spelling may hold one.
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

    /// <summary>Drops the value of the same spelling: in JSON the last of two equal names wins.</summary>
    public void Forget(EventFieldName name)
    {
        ref var slot = ref _slots[(int)name.Field];
        if (slot.Value is not null && slot.Rank == name.Rank)
        {
            slot = default;
        }
    }

    /// <summary>Returns the event, and empties the draft for the next one.</summary>
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
            Fixed = _slots[(int)EventField.Fixed].Value,
        };
        _slots = default;
        _before = taken;
        return taken;
    }

    /// <summary>
    /// The likely text of a field, from the event before: many events repeat such a field, or start at the previous end.
    /// Null: every event differs in it.
    /// </summary>
    public string? Likely(EventField field) => field switch
    {
        EventField.Start => _before?.End,
        EventField.Duration => _before?.Duration,
        EventField.Channel => _before?.Channel,
        EventField.Category => _before?.Category,
        _ => null,
    };

    /// <summary>A value that lost to another, and its name in the document.</summary>
    internal readonly record struct Leftover(string Spelling, string Value);

    private readonly record struct Slot(string? Value, string Spelling, int Rank);

    [InlineArray((int)EventField.Fixed + 1)]
    private struct Slots
    {
        private Slot _first;
    }
}
