using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Editing;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>
/// What a person does in the calendar. It is seen at once, and then confirmed, or put back with the reason.
/// </summary>
public sealed class CalendarActions(CalendarModel model, ScheduleEditor editor, CalendarWords words, Toasts toasts, Texts texts) : IDisposable
{
    // One edit after another: each is made for the revision that the one before has left.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Asks what happens to events in the way; null: the person gives up.</summary>
    public Func<Landing, Task<string?>> AskWay { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>The edits of a landing; null: the channel has no schedule that could take them.</summary>
    public ImmutableArray<ScheduleEdits>? EditsOf(Landing landing, string way) =>
        way == ConflictWays.Swap && landing is { CanSwap: true, Other: { } other }
            ? [Moves.Swap(landing.Held.Event, other.First)]
            : Moves.Edits(landing.Moves.Where(move => !move.IsNothing), way, model.Board.HostAt);

    /// <summary>The landing as a way can make it.</summary>
    public Landing Fitted(Landing landing, string way) => landing.Fitted(way, model.Board.EventsOf, model.Earliest);

    /// <summary>What the server says of a landing.</summary>
    public Task<(List<string> Lines, bool IsBad)> TryAsync(Landing landing, string way, CancellationToken stop = default) =>
        EditsOf(Fitted(landing, way), way) is { } parts
            ? TryAsync(parts, stop, landing.Moves.Count(move => !move.IsNew && !move.IsAway))
            : Task.FromResult((new List<string> { texts["calendar.nohost"] }, true));

    /// <summary>What the server says of edits.</summary>
    /// <param name="parts">The edits.</param>
    /// <param name="stop">Ends the question.</param>
    /// <param name="meant">How many events are meant to move; of the others it is said.</param>
    public async Task<(List<string> Lines, bool IsBad)> TryAsync(
        ImmutableArray<ScheduleEdits> parts, CancellationToken stop, int meant = 0)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            var answer = await editor.TryAsync(part.ScheduleId, part.Revision, part.Edits.Take(ScheduleEdits.Most), stop: stop);
            if (!answer.TryGet(out var reply, out var problem))
            {
                return ([words.Problem(problem)], true);
            }

            lines.AddRange(words.Made(reply, meant));
        }

        return (lines, false);
    }

    /// <summary>Puts events where they were dropped.</summary>
    public async Task LandAsync(Landing landing, string way)
    {
        if (landing.IsNothing)
        {
            return;
        }

        if (EditsOf(landing, way) is null)
        {
            toasts.Say(new Problem(ErrorType.NotFound, texts["calendar.nohost"]) { Hint = texts["calendar.nohost.hint"] });
            return;
        }

        if (way == ConflictWays.Refuse && !landing.InTheWay.IsEmpty)
        {
            if (await AskWay(landing) is not { } chosen)
            {
                return;
            }

            way = chosen;
        }

        landing = Fitted(landing, way);
        var shown = way == ConflictWays.Swap && landing is { CanSwap: true, Other: { } other }
            ? landing.Swapped(model.Board.Find(other.First.Key) ?? other.First)
            : landing.Moves;
        await DoAsync(() => model.Board.Make(shown), () => EditsOf(landing, way) ?? [], words.Done(landing, way));
    }

    /// <summary>Takes events off.</summary>
    /// <param name="events">The events; those that are over stay.</param>
    /// <param name="ripple">Whether what follows moves up.</param>
    public async Task DeleteAsync(IEnumerable<CalendarEvent> events, bool ripple = false)
    {
        var gone = events.Where(one => !model.IsBegun(one)).ToList();
        if (gone.Count == 0)
        {
            toasts.Say(texts["calendar.locked"]);
            return;
        }

        await DoAsync(
            () => model.Board.Remove(gone),
            () =>
            [
                .. gone.GroupBy(one => one.ScheduleId).Select(of => new ScheduleEdits(
                    of.Key, of.First().Revision, [.. of.Select(one => new SentEdit { Op = "delete", Event = one.Name, Ripple = ripple ? true : null })])),
            ],
            gone.Count == 1 ? texts["calendar.done.deleted", gone[0].Title] : texts.Count("calendar.done.deleted", gone.Count));
    }

    /// <summary>Makes edits that were previewed. Nothing is shown of them before they are stored.</summary>
    public Task<bool> MakeAsync(ImmutableArray<ScheduleEdits> parts, string what) => DoAsync(() => { }, () => parts, what);

    public void Dispose() => _turn.Dispose();

    private async Task<bool> DoAsync(Action show, Func<ImmutableArray<ScheduleEdits>> parts, string what)
    {
        await _turn.WaitAsync();
        var saved = model.Board.Save();
        try
        {
            // The edits are said before the board changes: their host is found on it as it was.
            var edits = parts().Select(part => part with { Revision = model.Board.RevisionOf(part.ScheduleId) ?? part.Revision });
            var sent = edits.ToImmutableArray();
            model.IsEditing = true;
            show();
            model.Tell();
            var answer = await editor.ApplyAsync(sent, what);
            if (answer.TryGet(out _, out var problem))
            {
                return true;
            }

            model.Board.Restore(saved);
            if (editor.Stale is null)
            {
                toasts.Say(problem with { Message = words.Problem(problem) });
            }

            return false;
        }
        finally
        {
            model.IsEditing = false;
            model.Tell();
            _turn.Release();
            if (model.IsBehind)
            {
                await model.ReadAsync();
            }
        }
    }
}
