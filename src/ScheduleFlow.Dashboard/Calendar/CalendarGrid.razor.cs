using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Calendar.Geometry;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What the module asks (wwwroot/calendar.js): where a drag lands, and what a key does.</summary>
public sealed partial class CalendarGrid
{
    private ElementReference _root;
    private DotNetObjectReference<CalendarGrid>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;
    private Drag? _drag;
    private Landing? _landing;
    private string _way = ConflictWays.Refuse;
    private CancellationTokenSource? _trial;

    [Parameter, EditorRequired]
    public CalendarModel Model { get; set; } = null!;

    [Parameter, EditorRequired]
    public CalendarActions Actions { get; set; } = null!;

    /// <summary>Whether one may edit what is shown.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>An event or a gap is to be opened.</summary>
    [Parameter]
    public EventCallback<string> Opened { get; set; }

    /// <summary>The pointer or the focus is on an event or a gap; null: on neither. No callback: nothing else is drawn for it.</summary>
    [Parameter]
    public Action<string?>? Hovered { get; set; }

    /// <summary>Something is copied: it can be pasted.</summary>
    [Parameter]
    public EventCallback Copied { get; set; }

    /// <summary>What was copied is pasted on the day of an event or gap, if there is one.</summary>
    [Parameter]
    public EventCallback<string?> Pasted { get; set; }

    /// <summary>Undo; true: redo.</summary>
    [Parameter]
    public EventCallback<bool> Reverted { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private StationClock Clock { get; set; } = null!;

    [Inject]
    private Wording Words { get; set; } = null!;

    [Inject]
    private CalendarWords Said { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private Texts T { get; set; } = null!;

    /// <summary>Brings an instant into sight, a third from the beginning.</summary>
    public async Task ScrollToAsync(DateTimeOffset at, bool smooth = false)
    {
        if (_handle is not null && (Lanes.FirstOrDefault(view => view.Lane.Has(at)) ?? Lanes.FirstOrDefault()) is { } view)
        {
            var size = await _handle.InvokeAsync<double[]>("size");
            await _handle.InvokeVoidAsync("scrollTo", Math.Max(0, Axis.Along(view.Lane, at) - (size[0] / 3)), smooth);
        }
    }

    public async Task FocusAsync(string key)
    {
        if (_handle is not null)
        {
            await _handle.InvokeVoidAsync("focus", key);
        }
    }

    /// <summary>Begins a drag; false: it may not be moved.</summary>
    [JSInvokable]
    public bool Begin(string key, string kind, string title, string url, double seconds)
    {
        if (!MayEdit)
        {
            return false;
        }

        if (kind == "add")
        {
            var length = TimeSpan.FromSeconds(seconds > 0 ? seconds : 1800);
            _drag = new(DragKind.Add, NewEvent(title, url, length), []);
            return true;
        }

        if (Model.Board.Find(key) is not { Id.Length: > 0 } held)
        {
            return false;
        }

        var drags = kind switch { "start" => DragKind.Start, "end" => DragKind.End, _ => DragKind.Move };
        if (Model.IsOver(held) || (Model.IsBegun(held) && drags != DragKind.End))
        {
            Toasts.Say(T["calendar.locked"]);
            return false;
        }

        var others = drags == DragKind.Move && Model.Selection.Contains(key)
            ? Model.Selected().Where(one => one.Key != key && !Model.IsBegun(one)).ToImmutableArray()
            : [];
        _drag = new(drags, held, others);
        return true;
    }

    /// <summary>Where the drag would land.</summary>
    [JSInvokable]
    public DragSpot? Preview(double lane, double along, string way)
    {
        var at = (int)Math.Floor(lane);
        if (_drag is not { } drag || at < 0 || at >= Lanes.Length)
        {
            _landing = null;
            return null;
        }

        var landing = drag.At(Axis, Lanes[at].Lane, along, Model.Board.EventsOf, Model.Earliest);
        if (_landing is null || landing.Held != _landing.Held || way != _way)
        {
            _trial?.Cancel();
        }

        (_landing, _way) = (landing, way);
        landing = Actions.Fitted(landing, way);
        return Spot(landing, Said.Landing(landing, way), way == ConflictWays.Refuse && !landing.InTheWay.IsEmpty);
    }

    /// <summary>The pointer rests: the server is asked what would come of it.</summary>
    [JSInvokable]
    public async Task Rest()
    {
        if (_landing is not { IsNothing: false } landing || (_way == ConflictWays.Refuse && !landing.InTheWay.IsEmpty))
        {
            return;
        }

        _trial?.Cancel();
        _trial = new();
        var (stop, way) = (_trial.Token, _way);
        try
        {
            var (lines, isBad) = await Actions.TryAsync(landing, way, stop);
            if (!stop.IsCancellationRequested && ReferenceEquals(landing, _landing) && _drag is not null)
            {
                await _handle!.InvokeVoidAsync("say", Spot(Actions.Fitted(landing, way), [.. Said.Landing(Actions.Fitted(landing, way), way), .. lines.Select(Short)], isBad));
            }
        }
        catch (OperationCanceledException)
        {
            // The pointer has moved on.
        }
    }

    [JSInvokable]
    public async Task Drop(string way)
    {
        var landing = _landing;
        Cancel(way);
        if (landing is not null)
        {
            await Actions.LandAsync(landing, way);
        }
    }

    [JSInvokable]
    public void Cancel(string way)
    {
        _trial?.Cancel();
        (_drag, _landing) = (null, null);
    }

    /// <summary>A click: opens; with Ctrl selects one more, with Shift all up to it.</summary>
    [JSInvokable]
    public async Task Press(string key, bool shift, bool ctrl)
    {
        var isEvent = Model.Board.Find(key) is not null;
        if (isEvent && ctrl)
        {
            var without = Model.Selection.Remove(key);
            Model.Select(without.Count < Model.Selection.Count ? without : Model.Selection.Add(key));
            return;
        }

        if (isEvent && shift && Model.Selected() is { IsEmpty: false } selected && Model.Board.Find(key) is { } to && to.Channel == selected[0].Channel)
        {
            var (first, last) = to.Start < selected[0].Start ? (to, selected[^1]) : (selected[0], to);
            Model.Select(Model.Board.EventsOf(to.Channel).Where(one => one.Start >= first.Start && one.Start <= last.Start).Select(one => one.Key));
            return;
        }

        Model.Select([key]);
        await Opened.InvokeAsync(key);
    }

    /// <summary>A click beside all.</summary>
    [JSInvokable]
    public void Clear() => Model.Select([]);

    /// <summary>A rubber band: selects what it touches.</summary>
    [JSInvokable]
    public void Band(double fromLane, double from, double toLane, double to, bool add)
    {
        var keys = new List<string>(add ? Model.Selection : []);
        for (var i = (int)Math.Floor(Math.Min(fromLane, toLane)); i <= Math.Floor(Math.Max(fromLane, toLane)) && i < Lanes.Length; i++)
        {
            if (i >= 0)
            {
                var lane = Lanes[i].Lane;
                var (start, end) = (Axis.At(lane, Math.Min(from, to)), Axis.At(lane, Math.Max(from, to)));
                keys.AddRange(Lanes[i].Events.Where(placed => placed.Start < end && placed.End > start).Select(placed => placed.Event.Key));
            }
        }

        Model.Select(keys);
    }

    [JSInvokable]
    public void Hover(string? key) => Hovered?.Invoke(key);

    [JSInvokable]
    public Task History(bool redo) => MayEdit ? Reverted.InvokeAsync(redo) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Model.Changed -= Redraw;
        _trial?.Dispose();
        try
        {
            if (_handle is not null)
            {
                await _handle.InvokeVoidAsync("dispose");
                await _handle.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the module with it.
        }

        _self?.Dispose();
    }

    protected override void OnInitialized() => Model.Changed += Redraw;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./calendar.js");
            _handle = await _module.InvokeAsync<IJSObjectReference>("attach", _root, _self);
            await ScrollToAsync(Start());
        }

        if (_handle is not null)
        {
            await _handle.InvokeVoidAsync("settle");
        }
    }

    // Now, where that is shown; else the morning.
    private DateTimeOffset Start() =>
        Lanes.Any(view => view.Lane.Has(Clock.Now)) ? Clock.Now : Lanes.IsEmpty ? Clock.Now : Lanes[0].Lane.Start.AddHours(Axis.IsWide ? 0 : 8);

    private void Redraw() => InvokeAsync(() =>
    {
        Measure();
        StateHasChanged();
    });

    private DragSpot Spot(Landing landing, List<string> lines, bool isBad)
    {
        var boxes = new List<DragBox>();
        foreach (var move in landing.Moves)
        {
            for (var i = 0; i < Lanes.Length; i++)
            {
                var lane = Lanes[i].Lane;
                if (lane.Channel == move.Channel && lane.Touches(move.Start, move.End))
                {
                    var start = move.Start < lane.Start ? lane.Start : move.Start;
                    boxes.Add(new(i, Axis.Along(lane, start), Axis.Size((move.End > lane.End ? lane.End : move.End) - start)));
                }
            }
        }

        return new(boxes, lines, isBad);
    }

    private CalendarEvent NewEvent(string title, string url, TimeSpan length) => new()
    {
        Channel = "",
        Start = Clock.Now,
        End = Clock.Now + length,
        Title = title,
        Url = url.Length == 0 ? null : url,
        Id = "",
        ScheduleId = "",
        Schedule = "",
        Revision = 0,
        Key = "new",
    };

    private static string Short(string line) => line.Length <= 64 ? line : $"{line[..62]} …";
}
