using System.Collections.Immutable;
using Microsoft.JSInterop;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>The keys of the calendar, as the help for keys says.</summary>
public sealed partial class CalendarGrid
{
    /// <summary>A key was pressed on an event or a gap.</summary>
    /// <returns>What has the focus next; null: what has it.</returns>
    [JSInvokable]
    public async Task<string?> Key(string? key, string name, bool shift, bool ctrl, bool alt)
    {
        if (name.StartsWith("Arrow", StringComparison.Ordinal))
        {
            return alt ? await MoveByKeyAsync(key, name, shift) : Neighbour(key, name);
        }

        switch (name)
        {
            case "Enter" or " " when key is not null:
                await Press(key, shift, ctrl);
                return null;
            case "Home" or "End":
                var all = Lanes.SelectMany(view => view.Events);
                return (name == "Home" ? all.FirstOrDefault() : all.LastOrDefault())?.Event.Key;
            case "Delete" or "Backspace" when MayEdit && key is not null:
                return await DeleteAsync(key, shift);
            case "a":
                Model.Select(Model.Board.Find(key) is { } one
                    ? Lanes.First(view => view.Events.Any(placed => placed.Event.Key == one.Key)).Events.Select(placed => placed.Event.Key)
                    : Lanes.SelectMany(view => view.Events).Select(placed => placed.Event.Key));
                return null;
            case "c" when MayEdit:
                if (Model.Selection.IsEmpty && key is not null)
                {
                    Model.Select([key]);
                }

                await Copied.InvokeAsync();
                return null;
            case "v" when MayEdit:
                await Pasted.InvokeAsync(key);
                return null;
            default:
                return null;
        }
    }

    private string? Neighbour(string? key, string name)
    {
        if (key is null)
        {
            return Lanes.SelectMany(view => view.Events).FirstOrDefault()?.Event.Key;
        }

        if (Model.Board.FindGap(key) is { } gap)
        {
            // From a gap to what is before and after it.
            return (name is "ArrowUp" or "ArrowLeft" ? gap.Before ?? gap.After : gap.After ?? gap.Before)?.Key;
        }

        var isAlong = Axis.IsWide == name is "ArrowLeft" or "ArrowRight";
        var step = name is "ArrowUp" or "ArrowLeft" ? -1 : 1;
        if (!isAlong)
        {
            return Walk.Beside(Lanes, key, step)?.Key;
        }

        var next = Walk.Along(Lanes, key, step);
        var here = Model.Board.Find(key);

        // A gap is on the way, so that its helper is reached by keys.
        return here is null || next is null ? next?.Key
            : Model.Board.Gaps.FirstOrDefault(one => step > 0
                ? one.Before?.Key == here.Key && one.After?.Key == next.Key
                : one.After?.Key == here.Key && one.Before?.Key == next.Key)?.Key ?? next.Key;
    }

    private async Task<string?> MoveByKeyAsync(string? key, string name, bool shift)
    {
        if (!MayEdit || Model.Board.Find(key) is not { Id.Length: > 0 } held)
        {
            return null;
        }

        var isAlong = name is "ArrowUp" or "ArrowDown";
        var step = name is "ArrowUp" or "ArrowLeft" ? -1 : 1;
        var kind = isAlong && shift ? DragKind.End : DragKind.Move;
        if (Model.IsOver(held) || (kind == DragKind.Move && Model.IsBegun(held)))
        {
            Toasts.Say(T["calendar.locked"]);
            return null;
        }

        var others = kind == DragKind.Move && Model.Selection.Contains(held.Key)
            ? Model.Selected().Where(one => one.Key != held.Key && !Model.IsBegun(one)).ToImmutableArray()
            : [];
        var drag = new Drag(kind, held, others);
        var by = Snapping.Step * step;
        var (start, end, channel) = (held.Start, held.End, held.Channel);
        if (kind == DragKind.End)
        {
            end += by;
        }
        else if (isAlong)
        {
            (start, end) = (start + by, end + by);
        }
        else if (Model.View.HasAll && Model.Draft is null)
        {
            var at = Model.Shown.IndexOf(held.Channel) + step;
            channel = at >= 0 && at < Model.Shown.Length ? Model.Shown[at] : channel;
        }
        else
        {
            // The same time of day, whatever the clocks do in between.
            start = Clock.Instant(Clock.Local(start).DateTime.AddDays(step));
            end = start + held.Length;
        }

        if (end <= start || (kind == DragKind.Move && Model.Earliest is { } earliest && start < earliest))
        {
            return null;
        }

        await Actions.LandAsync(drag.To(start, end, channel, Model.Board.EventsOf), ConflictWays.Refuse);
        return held.Key;
    }

    private async Task<string?> DeleteAsync(string key, bool ripple)
    {
        var gone = Model.Selection.Contains(key) ? Model.Selected() : Model.Board.Find(key) is { } one ? [one] : [];
        if (gone.IsEmpty)
        {
            return null;
        }

        var next = Walk.Along(Lanes, gone[^1].Key, 1) ?? Walk.Along(Lanes, gone[0].Key, -1);
        await Actions.DeleteAsync(gone, ripple);
        return next?.Key;
    }
}
