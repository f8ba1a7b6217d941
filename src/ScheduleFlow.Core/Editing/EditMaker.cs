using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Editing;

/// <summary>Makes one edit of events.</summary>
/// <param name="events">The events, which change.</param>
/// <param name="terms">The terms.</param>
/// <param name="newId">Makes the id of a new event.</param>
internal sealed class EditMaker(EventList events, EditTerms terms, Func<string> newId)
{
    /// <summary>The longest event, as for imports.</summary>
    private const long MaxSeconds = 366L * 24 * 60 * 60;

    private readonly Placement _placement = new(events, terms.IsFixed, newId);

    /// <returns>Why it cannot be made; null: it is made.</returns>
    public Problem? Make(Edit edit) => edit switch
    {
        AddEdit add => Add(add),
        ChangeEdit change => On(change.Event, item => Change(item, change)),
        MoveEdit move => On(move.Event, item => Move(item, move)),
        ResizeEdit resize => On(resize.Event, item => Resize(item, resize)),
        DeleteEdit delete => On(delete.Event, item => Delete(item, delete)),
        DuplicateEdit duplicate => On(duplicate.Event, item => Duplicate(item, duplicate)),
        SplitEdit split => On(split.Event, item => Split(item, split)),
        SwapEdit swap => On(swap.Event, item => On(swap.With, other => _placement.Swap(item, other))),
        ReplaceEdit replace => On(replace.Event, item => Replace(item, replace)),
        OverrunEdit overrun => On(overrun.Event, item => Overrun(item, overrun)),
        FillEdit fill => new GapFill(events, terms.CooldownSeconds, newId).Fill(fill),
        _ => throw new ArgumentException($"No such edit of events: {edit.Op}", nameof(edit)),
    };

    private Problem? On(EventReference reference, Func<ScheduleEvent, Problem?> make) =>
        reference.In(events).TryGet(out var item, out var problem) ? make(item) : problem;

    private Problem? Add(AddEdit add)
    {
        if (IdFault(add.Id) is { } taken)
        {
            return taken;
        }

        var item = With(new ScheduleEvent { Id = add.Id ?? newId(), Title = "", Window = add.Window, Fixed = add.Fixed }, add.Fields);
        return WindowFault(item.Title, item.Window.Start, item.Window.End) ?? _placement.Add(item, add.OnConflict);
    }

    private Problem? Change(ScheduleEvent item, ChangeEdit change)
    {
        var changed = With(item, change.Fields);
        if (change.SetsFixed)
        {
            changed = changed with { Fixed = change.Fixed };
        }

        var channel = changed.Channel;
        changed = changed with { Channel = item.Channel };
        if (!changed.Equals(item))
        {
            events.Change(item, changed, changed.MediaUrl == item.MediaUrl ? HandEditKind.Changed : HandEditKind.Replaced);
        }

        return EventList.IsLane(channel, item.Channel)
            ? null
            : _placement.Move(changed.Equals(item) ? item : changed, item.Window, channel, change.OnConflict, HandEditKind.Moved);
    }

    private Problem? Move(ScheduleEvent item, MoveEdit move)
    {
        var start = move.To ?? item.Window.Start.PlusSeconds(move.BySeconds);
        var end = move.End ?? start.PlusSeconds(move.Seconds ?? item.Window.Seconds);
        return WindowFault(item.Title, start, end)
            ?? _placement.Move(item, new TimeWindow(start, end), item.Channel, move.OnConflict, HandEditKind.Moved);
    }

    private Problem? Resize(ScheduleEvent item, ResizeEdit resize)
    {
        var start = resize.Start ?? item.Window.Start;
        var end = resize.End
            ?? (resize.Seconds is { } seconds ? start.PlusSeconds(seconds) : item.Window.End.PlusSeconds(resize.BySeconds));
        return WindowFault(item.Title, start, end) ?? _placement.Resize(item, new TimeWindow(start, end), resize.OnConflict);
    }

    private Problem? Delete(ScheduleEvent item, DeleteEdit delete)
    {
        _placement.Delete(item, delete.Ripple);
        return null;
    }

    private Problem? Duplicate(ScheduleEvent item, DuplicateEdit duplicate)
    {
        var end = duplicate.To.PlusSeconds(item.Window.Seconds);
        if ((IdFault(duplicate.Id) ?? WindowFault(item.Title, duplicate.To, end)) is { } fault)
        {
            return fault;
        }

        // It is not where a plan or a person fixed the first, and shares no slot with others.
        var copy = item with { Id = duplicate.Id ?? newId(), Window = new TimeWindow(duplicate.To, end), Clump = null, Fixed = null };
        return _placement.Add(copy, duplicate.OnConflict);
    }

    private Problem? Split(ScheduleEvent item, SplitEdit split)
    {
        if (IdFault(split.Id) is { } taken)
        {
            return taken;
        }

        if (item.Clump is not null)
        {
            return new Problem(ErrorType.Validation, $"{Refusals.Named(item)} shares its slot with others, so that it cannot be split.");
        }

        if (split.At <= item.Window.Start || split.At >= item.Window.End)
        {
            return new Problem(ErrorType.Validation, $"{Refusals.Named(item)} cannot be split at {split.At}: it must be within it.");
        }

        events.Change(item, item with { Window = new TimeWindow(item.Window.Start, split.At) }, HandEditKind.Resized);
        events.Add(item with { Id = split.Id ?? newId(), Window = new TimeWindow(split.At, item.Window.End), Fixed = null });
        return null;
    }

    private Problem? Replace(ScheduleEvent item, ReplaceEdit replace)
    {
        // What described the old item goes with it; in a calendar the extras say why it is there.
        var replaced = With(
            item with
            {
                MediaUrl = null,
                Category = null,
                Description = null,
                Extras = terms.IsCalendar ? item.Extras : null,
            },
            replace.Fields);
        var end = item.Window.Start.PlusSeconds(replace.Seconds ?? item.Window.Seconds);
        if (WindowFault(replaced.Title, item.Window.Start, end) is { } fault)
        {
            return fault;
        }

        events.Change(item, replaced, HandEditKind.Replaced);
        return end == item.Window.End
            ? null
            : _placement.Resize(replaced, new TimeWindow(item.Window.Start, end), replace.OnConflict, HandEditKind.Replaced);
    }

    private Problem? Overrun(ScheduleEvent item, OverrunEdit overrun) =>
        WindowFault(item.Title, item.Window.Start, overrun.End) ?? new Overrun(events, terms.IsFixed).Make(item, overrun);

    private Problem? IdFault(string? id) => id is not null && events.All.FirstOrDefault(item => item.Id == id) is { } other
        ? new Problem(ErrorType.Conflict, $"The id is taken: {Refusals.Named(other)}.") { Hint = "Omit id, and the event gets a new one." }
        : null;

    private static Problem? WindowFault(string title, Instant start, Instant end) =>
        !start.IsInRange || !end.IsInRange ? Refusals.OutOfRange(title)
        : end <= start ? new Problem(ErrorType.Validation, $"“{title}” would end at {end}, which is not after its start {start}.")
        : end - start > MaxSeconds ? new Problem(ErrorType.Validation, $"“{title}” would last over a year ({start} to {end}).")
        : null;

    private static ScheduleEvent With(ScheduleEvent item, ImmutableArray<FieldValue> fields)
    {
        foreach (var (field, value) in fields)
        {
            item = field switch
            {
                EventField.Title => item with { Title = value! },
                EventField.MediaUrl => item with { MediaUrl = value },
                EventField.Channel => item with { Channel = value },
                EventField.Category => item with { Category = value },
                EventField.Description => item with { Description = value },
                _ => throw new ArgumentException($"Not a field that edits set: {field}", nameof(fields)),
            };
        }

        return item;
    }
}
