using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Editing;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Sessions;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>The screen of the calendar. What it shows is in its address.</summary>
public sealed partial class CalendarPage
{
    private static readonly double[] Zooms = [12, 20, 32, 48, 64, 96, 144, 240, 480, 960, 2400];
    private CalendarModel _model = null!;
    private CalendarActions _actions = null!;
    private CalendarGrid? _grid;
    private EventStatus? _status;
    private WayDialog _ways = null!;
    private CopyDialog _copy = null!;
    private IJSObjectReference? _module;
    private Action<string?> _hover = null!;
    private string? _open;
    private bool _isNarrow;
    private bool _isSlow;
    private bool _isReady;
    private bool _isLibraryOpen;
    private CancellationTokenSource? _soon;

    /// <summary>The channels, with commas between; of a day or a week the first one.</summary>
    [SupplyParameterFromQuery(Name = "channel")]
    public string? Channel { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "date")]
    public string? Date { get; set; }

    /// <summary>How many pixels an hour has.</summary>
    [SupplyParameterFromQuery(Name = "zoom")]
    public double? Zoom { get; set; }

    /// <summary>A stored schedule in place of channels.</summary>
    [SupplyParameterFromQuery(Name = "draft")]
    public string? Draft { get; set; }

    /// <summary>The key of the event or the gap that is open.</summary>
    [SupplyParameterFromQuery(Name = "event")]
    public string? Event { get; set; }

    [Inject]
    private ApiClient Api { get; set; } = null!;

    [Inject]
    private StationClock Clock { get; set; } = null!;

    [Inject]
    private ScheduleEditor Editor { get; set; } = null!;

    [Inject]
    private ServerEvents Events { get; set; } = null!;

    [Inject]
    private CalendarWords Said { get; set; } = null!;

    [Inject]
    private Wording Words { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private Texts T { get; set; } = null!;

    [Inject]
    private Me Me { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool MayEdit => Me.May<EditScheduleRequest>();

    private CalendarView View => ViewName is null && _isNarrow ? CalendarView.Day : CalendarView.Of(ViewName);

    private double Scale => Zoom is >= 4 and <= 4800 ? Zoom.Value : View.IsWide ? 96 : 64;

    public void Dispose()
    {
        Events.ScheduleChanged -= OnSchedule;
        Events.TimelineChanged -= OnTimeline;
        Events.Missed -= ReadSoon;
        Editor.Applied -= OnApplied;
        Editor.Reverted -= OnReverted;
        Editor.Changed -= OnChanged;
        Clock.Changed -= ReadSoon;
        _model.Changed -= OnChanged;
        _soon?.Cancel();
        _soon?.Dispose();
        _model.Dispose();
        _actions.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _model = new(Api, Clock);
        _hover = key => _status?.Show(key);
        _actions = new(_model, Editor, Said, Toasts, T) { AskWay = landing => _ways.AskAsync(landing) };
        _model.Changed += OnChanged;
        Events.ScheduleChanged += OnSchedule;
        Events.TimelineChanged += OnTimeline;
        Events.Missed += ReadSoon;
        Editor.Applied += OnApplied;
        Editor.Reverted += OnReverted;
        Editor.Changed += OnChanged;
        Clock.Changed += ReadSoon;
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./calendar.js");
        _isNarrow = await _module.InvokeAsync<bool>("isNarrow");
        _isReady = true;
        await ShowAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_isReady)
        {
            await ShowAsync();
        }
    }

    private async Task ShowAsync()
    {
        _open = Event;
        var channels = (Channel ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToImmutableArray();
        var before = (_model.View, _model.View.First(_model.Day), _model.Axis);
        var show = _model.ShowAsync(View, Wording.ParseDay(Date) ?? Clock.Today, channels, Draft, Scale);
        if (!_model.IsRead && await Task.WhenAny(show, Task.Delay(200)) != show)
        {
            _isSlow = true;
            StateHasChanged();
        }

        await show;
        if (Draft is not null && Date is null && _model.Board.Channels.FirstOrDefault()?.Events is { IsEmpty: false } events)
        {
            // A draft is shown where it begins.
            await GoAsync(Clock.DateOf(events[0].Start));
        }
        else if (_open is not null && _model.Selection.IsEmpty && _model.Board.Find(_open) is not null)
        {
            _model.Select([_open]);
        }

        if (before.Axis != _model.Axis && before.Item2 == _model.View.First(_model.Day) && _grid is not null)
        {
            await Task.Yield();
            await _grid.ScrollToAsync(_model.Board.Find(_open)?.Start ?? Clock.Now);
        }
    }

    private void OnChanged() => InvokeAsync(StateHasChanged);

    private void OnApplied(EditScheduleReply reply)
    {
        var wasShown = IsShown();
        _model.Board.Take(reply);
        if (wasShown && !IsShown())
        {
            // What a person takes off, or fills, is no surprise to tell them of.
            _ = InvokeAsync(CloseAsync);
        }

        _model.Tell();

        bool IsShown() => _model.Board.Find(_open) is not null || _model.Board.FindGap(_open) is not null;
    }

    private void OnReverted(string schedule) => ReadSoon();

    private void OnSchedule(ScheduleChangedData data)
    {
        if (data.All || (Draft is not null && data.Ids.Contains(Draft)) || _model.Board.Channels.Any(channel => channel.Schedules.Any(data.Ids.Contains)))
        {
            ReadSoon();
        }
    }

    private void OnTimeline(TimelineChangedData data)
    {
        if (Draft is null && (data.All || _model.Shown.Any(data.Channels.Contains)))
        {
            ReadSoon();
        }
    }

    // A change is told of twice, as one of a schedule and one of a timeline: it is read once.
    private void ReadSoon()
    {
        _soon?.Cancel();
        _soon = new();
        _ = LaterAsync(_soon.Token);

        async Task LaterAsync(CancellationToken stop)
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150), stop);
                await InvokeAsync(_model.ReadAsync);
            }
            catch (OperationCanceledException)
            {
                // Another one has come meanwhile.
            }
        }
    }

    private Task GoAsync(DateOnly day) => To("date", Wording.Wire(day));

    private Task ChooseAsync(ImmutableArray<string> channels) => To("channel", string.Join(',', channels));

    private Task SeeAsync(CalendarView view)
    {
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["view"] = view.Name, ["zoom"] = null }), replace: true);
        return Task.CompletedTask;
    }

    private Task ZoomAsync(int step)
    {
        var next = step > 0 ? Zooms.FirstOrDefault(zoom => zoom > Scale, Zooms[^1]) : Zooms.LastOrDefault(zoom => zoom < Scale, Zooms[0]);
        return To("zoom", next.ToString(CultureInfo.InvariantCulture));
    }

    private Task OpenAsync(string key) => To("event", key);

    private Task CloseAsync()
    {
        _model.Select([]);
        return To("event", null);
    }

    private Task To(string name, string? value)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, value), replace: true);
        return Task.CompletedTask;
    }

    // From the first one on, each time the next one.
    private async Task SeekAsync(bool overlap)
    {
        var from = _model.Earliest ?? DateTimeOffset.MinValue;
        var places = overlap
            ? _model.Board.Overlaps.Where(one => one.End > from).Select(one => (one.Second.Key, one.Start)).ToList()
            : _model.Board.Gaps.Where(gap => gap.End > from).Select(gap => (gap.Key, gap.Start)).ToList();
        if (places.Count == 0 || _grid is null)
        {
            return;
        }

        var next = places[(places.FindIndex(place => place.Key == _open) + 1) % places.Count];
        await _grid.ScrollToAsync(next.Start);
        await _grid.FocusAsync(next.Key);
        _model.Select([next.Key]);
        await OpenAsync(next.Key);
    }

    private Task RevertAsync(bool redo) => redo ? Editor.RedoAsync() : Editor.UndoAsync();

    private async Task CopySelection()
    {
        _copied = _model.Selected();
        if (!_copied.IsEmpty)
        {
            Toasts.Say(T.Count("calendar.copied", _copied.Length));
        }

        await Task.CompletedTask;
    }

    private ImmutableArray<CalendarEvent> _copied = [];

    private Task PasteAsync(string? key)
    {
        var at = _model.Board.Find(key)?.Start ?? _model.Board.FindGap(key)?.Start;
        return _copied.IsEmpty ? Task.CompletedTask : _copy.ShowAsync(_copied, at is { } start ? Clock.DateOf(start) : null);
    }

    private Task CopyShownAsync()
    {
        var lanes = _model.Board.Lanes;
        ImmutableArray<CalendarEvent> shown =
            [.. _model.Board.Channels.SelectMany(channel => channel.Events).Where(one => lanes.Any(view => view.Lane.Channel == one.Channel && view.Lane.Has(one.Start)))];
        return _copy.ShowAsync(shown, _model.View.First(_model.Day).AddDays(_model.View.Days));
    }

    private async Task PrintAsync() => await Js.InvokeVoidAsync("print");
}
