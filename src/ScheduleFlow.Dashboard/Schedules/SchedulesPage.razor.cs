using Microsoft.AspNetCore.Components;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Sessions;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>All schedules: what is shown, how it is sorted and which one is open is in the address.</summary>
public sealed partial class SchedulesPage : IDisposable
{
    private static readonly string?[] States = [null, ScheduleQuery.Draft, ScheduleQuery.Published];
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(800);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _selected = new(StringComparer.Ordinal);
    private ScheduleList _list = null!;
    private IReadOnlyList<ScheduleRow> _shown = [];
    private IReadOnlyDictionary<string, string> _channels = new Dictionary<string, string>();
    private RenameDialog _rename = null!;
    private DeleteDialog _delete = null!;
    private BulkExportDialog _bulkExport = null!;
    private ExportAllDialog _exportAll = null!;
    private string? _search;
    private string? _lastSelected;
    private int _typed;
    private int _changes;
    private bool _isAllChanged;

    [Inject]
    private ApiClient Api { get; set; } = null!;

    [Inject]
    private ServerEvents Events { get; set; } = null!;

    [Inject]
    private PendingDeletions Deletions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Me Me { get; set; } = null!;

    [Inject]
    private Texts T { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? State { get; set; }

    [SupplyParameterFromQuery]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private bool Down { get; set; }

    [SupplyParameterFromQuery]
    private string? Id { get; set; }

    [SupplyParameterFromQuery]
    private string? View { get; set; }

    private ScheduleColumn? Sorted => Enum.TryParse<ScheduleColumn>(Sort, ignoreCase: true, out var column) ? column : null;

    private ScheduleQuery Query => new() { Search = _search, State = State, Channel = Channel, Sort = Sorted, IsDescending = Down };

    private ScheduleRow? Picked => _list.Rows.FirstOrDefault(row => row.Id == Id);

    private IReadOnlyList<ScheduleRow> Selected => [.. _shown.Where(row => _selected.Contains(row.Id))];

    public void Dispose()
    {
        Events.ScheduleChanged -= HearSchedule;
        Events.TimelineChanged -= HearTimeline;
        Events.Missed -= ReadAllLater;
        Deletions.Changed -= Render;
        Deletions.Deleted -= Forget;
        _list.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _search = Q;
        _list = new(Api, Show);
        Events.ScheduleChanged += HearSchedule;
        Events.TimelineChanged += HearTimeline;
        Events.Missed += ReadAllLater;
        Deletions.Changed += Render;
        Deletions.Deleted += Forget;
        var reading = _list.ReadAsync();
        if (_search is { Length: > 1 } name)
        {
            _ = _list.FindAsync(name);
        }

        if ((await Api.AskAsync(new ListChannelsRequest())).TryGet(out var reply, out _))
        {
            _channels = reply.Channels.ToDictionary(channel => channel.Id, channel => channel.Name, StringComparer.Ordinal);
        }

        await reading;
    }

    protected override void OnParametersSet()
    {
        if (_typed == 0)
        {
            _search = Q;
        }

        Show();
    }

    private void Show()
    {
        _shown = Query.Of(_list.Rows);
        _selected.IntersectWith(_shown.Select(row => row.Id));
        Render();
    }

    private void Render() => _ = InvokeAsync(StateHasChanged);

    private Task ReadAsync() => _list.ReadAsync();

    private Task UpdateAsync() => Id is null ? ReadAsync() : _list.UpdateAsync([Id]);

    private void HearSchedule(ScheduleChangedData data) => ReadLater(data.All ? null : data.Ids);

    private void HearTimeline(TimelineChangedData data) => ReadLater(data.All || data.Ids.IsDefaultOrEmpty ? null : data.Ids);

    private void ReadAllLater() => ReadLater(null);

    // Many changes at once are read once. Null: nobody knows which have changed.
    private void ReadLater(IEnumerable<string>? ids) => _ = InvokeAsync(async () =>
    {
        var change = ++_changes;
        _isAllChanged |= ids is null;
        _changed.UnionWith(ids ?? []);
        await Task.Delay(Settling);
        if (change != _changes)
        {
            return;
        }

        var (isAll, changed) = (_isAllChanged, _changed.ToList());
        _isAllChanged = false;
        _changed.Clear();
        await (isAll ? _list.ReadAsync() : _list.UpdateAsync(changed));
    });

    private void Forget(string id) => _ = InvokeAsync(() => _list.Remove(id));

    private async Task SearchAsync(ChangeEventArgs e)
    {
        _search = e.Value as string;
        var typed = ++_typed;
        Show();
        await Task.Delay(Typing);
        if (typed == _typed)
        {
            Go(nameof(Q), string.IsNullOrWhiteSpace(_search) ? null : _search);
            _typed = 0;
            if (_search is { Length: > 1 } name)
            {
                await _list.FindAsync(name);
            }
        }
    }

    private void ClearFilter()
    {
        _search = null;
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = null, ["state"] = null, ["channel"] = null }), replace: true);
    }

    // A column begins with its usual direction, turns, and is then given up.
    private void SortBy(ScheduleColumn column)
    {
        var (sort, down) = Sorted != column ? ((ScheduleColumn?)column, false) : Down ? (null, false) : (column, true);
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["sort"] = sort?.ToString().ToLowerInvariant(),
                ["down"] = down ? true : null,
            }),
            replace: true);
    }

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(AddressOf(name, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private string AddressOf(string name, string? value) => Navigation.GetUriWithQueryParameter(name.ToLowerInvariant(), value);

    private void Select(ScheduleRow row, bool toHere)
    {
        var isSelected = !_selected.Contains(row.Id);
        var ids = _shown.Select(one => one.Id).ToList();
        var (from, to) = (toHere && _lastSelected is not null ? ids.IndexOf(_lastSelected) : -1, ids.IndexOf(row.Id));
        foreach (var id in from < 0 ? [row.Id] : ids[Math.Min(from, to)..(Math.Max(from, to) + 1)])
        {
            _ = isSelected ? _selected.Add(id) : _selected.Remove(id);
        }

        _lastSelected = row.Id;
    }

    private void SelectAll(bool all)
    {
        _selected.Clear();
        if (all)
        {
            _selected.UnionWith(_shown.Select(row => row.Id));
        }
    }

    private string NameOf(string channel) => _channels.GetValueOrDefault(channel, channel);

    private string? ClassOf(ScheduleRow row) => Deletions.IsPending(row.Id) ? "leaving" : row.Id == Id ? "open" : null;

    private static string ClassOf(ScheduleColumn column) => column switch
    {
        ScheduleColumn.Name => "name",
        ScheduleColumn.State => "state",
        ScheduleColumn.Events => "number wide",
        _ => "wide",
    };
}
