using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Sessions;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>The channels: what is shown and what is chosen is in the address; what changes them is in the other parts.</summary>
public sealed partial class ChannelsPage : IAsyncDisposable
{
    // The views that the head offers; the order has no place there, as one goes to it to do one thing.
    private static readonly ImmutableArray<string> Views = ["table", "cards", "air", "links", "tuner"];

    private readonly HashSet<string> _chosen = [];
    private OnAir _onAir = null!;
    private Loaded<KnownChannels>? _loaded;
    private KnownChannels? _known;
    private ImmutableArray<string> _toCheck = [];
    private ChannelDialog _dialog = null!;
    private BulkDialog _bulk = null!;
    private ReplaceDialog _replace = null!;
    private ImportDialog _import = null!;
    private OrganizeDialog _organize = null!;
    private int _asked;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Id { get; set; }

    [Inject]
    private ApiClient Api { get; set; } = null!;

    [Inject]
    private Me Me { get; set; } = null!;

    [Inject]
    private Texts T { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private Browser Browser { get; set; } = null!;

    [Inject]
    private ServerEvents Events { get; set; } = null!;

    [Inject]
    private StationClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Shown => View ?? Views[0];

    private ImmutableArray<ChannelRow> All => _known?.Rows ?? [];

    public async ValueTask DisposeAsync()
    {
        Events.OperationEnded -= Ended;
        Events.Missed -= Missed;
        _onAir.Dispose();
        _batch?.Stop();
        await LeaveNowAsync();
    }

    protected override void OnInitialized()
    {
        _onAir = new(Api, Events, Clock, () => InvokeAsync(StateHasChanged));
        _onAir.Start();
        Events.OperationEnded += Ended;
        Events.Missed += Missed;
    }

    private async Task<Outcome<KnownChannels>> LoadAsync(CancellationToken stop)
    {
        if (!(await ChannelReading.AllAsync(Api, stop)).TryGet(out var rows, out var problem))
        {
            return problem;
        }

        _known = new(rows);
        _chosen.IntersectWith(rows.Select(row => row.Id));
        return _known;
    }

    private async Task ReloadAsync()
    {
        if (_isGone)
        {
            return;
        }

        _onAir.Wake();
        if (_loaded is not null)
        {
            await _loaded.ReloadAsync();
        }

        StateHasChanged();
    }

    // Others change channels, too. Several changes in a row are read once; a batch reads by itself when it is done.
    private void Ended(OperationData operation) => _ = InvokeAsync(async () =>
    {
        var asked = ++_asked;
        if (!ChannelReading.IsChangedBy(operation.Operation))
        {
            return;
        }

        await Task.Delay(400);
        if (asked == _asked && _batch is not { IsRunning: true })
        {
            await ReloadAsync();
        }
    });

    private void Missed() => _ = InvokeAsync(ReloadAsync);

    private ImmutableArray<ChannelRow> Chosen(KnownChannels known) => [.. known.Rows.Where(row => _chosen.Contains(row.Id))];

    private string AddressOf(string? view) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["view"] = view == Views[0] ? null : view,
        ["id"] = view is "links" or "tuner" or "order" ? null : Id,
    });

    private void Go(string address) => Navigation.NavigateTo(address);

    private void Open(string? id) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["id"] = id,
        ["view"] = Shown is "links" && id is not null ? null : View,
        ["state"] = Shown is "links" && id is not null ? null : State,
    }));

    private void Filter((string? Q, string? Group, string? State) filter) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrEmpty(filter.Q) ? null : filter.Q,
            ["group"] = filter.Group,
            ["state"] = string.IsNullOrEmpty(filter.State) ? null : filter.State,
        }),
        replace: true);

    private string ExportAddress(string format) => "../" + RequestMessages.AddressOf(new ExportChannelsRequest
    {
        Format = format,
        Group = string.IsNullOrEmpty(Group) ? null : Group,
        State = string.IsNullOrEmpty(State) ? null : State,
    }).TrimStart('/');

    private Task AddAsync() => _dialog.AddAsync(string.IsNullOrEmpty(Group) ? null : Group);

    private Task EditAsync(ChannelRow channel) => _dialog.EditAsync(channel);

    private Task BulkAsync(ImmutableArray<ChannelRow> channels) => _bulk.ShowAsync(channels);

    private Task ReplaceAsync(ImmutableArray<ChannelRow> channels) => _replace.ShowAsync(channels);

    private void Check(ImmutableArray<ChannelRow> channels)
    {
        _toCheck = [.. channels.Select(channel => channel.Id)];
        Go(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["view"] = "links", ["id"] = null }));
    }

    private async Task SavedAsync((ChannelRow Channel, bool IsNew, ChannelUpdate? Back) saved)
    {
        Toasts.Say(
            T[saved.IsNew ? "channels.added" : "channels.saved", saved.Channel.Name],
            saved.Back is { } back ? () => RunAsync((T["channels.undoing"], [back])) : null);
        await ReloadAsync();
        if (saved.IsNew)
        {
            Open(saved.Channel.Id);
        }
    }
}
