using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Changes of several channels, and the deletion that one may think over.</summary>
public sealed partial class ChannelsPage
{
    // A deleted channel has lost its timeline, so nothing brings it back whole: the request waits instead, as long as the
    // message with its way back is shown.
    private static readonly TimeSpan ThinkingTime = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, CancellationTokenSource> _leaving = [];
    private ChannelBatch? _batch;
    private DeleteDialog _delete = null!;
    private bool _isGone;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private Task RunAsync((string Title, ImmutableArray<ChannelUpdate> Updates) work) =>
        RunAsync(new ChannelBatch(Api, work.Title, work.Updates));

    private async Task RunAsync(ChannelBatch batch)
    {
        if (_batch is { IsRunning: true })
        {
            return;
        }

        _batch = batch;
        await GoOnAsync();
    }

    private async Task GoOnAsync()
    {
        var batch = _batch!;
        await Browser.GuardAsync(true);
        await batch.RunAsync(StateHasChanged);
        await Browser.GuardAsync(false);
        await ReloadAsync();

        if (batch.IsComplete)
        {
            CloseBatch();
            Toasts.Say(
                batch.Said ?? T.Count("channels.changed", batch.Total),
                batch.HasUndo ? batch.Undo ?? (() => RunAsync(batch.Reverse(T["channels.undoing"]))) : null);
        }
    }

    private Task TakeBackAsync() => RunAsync(_batch!.Reverse(T["channels.undoing"]));

    private void CloseBatch()
    {
        _batch = null;
        StateHasChanged();
    }

    private Task DeleteAsync(ImmutableArray<ChannelRow> channels) => _delete.ShowAsync(channels);

    private async Task LeaveAsync(ImmutableArray<ChannelRow> channels)
    {
        var thinking = new CancellationTokenSource();
        foreach (var channel in channels)
        {
            _leaving[channel.Id] = thinking;
            _chosen.Remove(channel.Id);
        }

        await Browser.GuardAsync(true);
        Toasts.Say(
            channels.Length == 1 ? T["channels.deleted.one", channels[0].Name] : T["channels.deleted.other", channels.Length],
            () =>
            {
                thinking.Cancel();
                return Task.CompletedTask;
            });
        StateHasChanged();
        try
        {
            await Task.Delay(ThinkingTime, Time, thinking.Token);
        }
        catch (OperationCanceledException)
        {
            await StayAsync(channels);
            return;
        }

        await SendDeletionAsync(channels);
        await StayAsync(channels);
        await ReloadAsync();
    }

    private void Restore(string id)
    {
        if (_leaving.TryGetValue(id, out var thinking))
        {
            thinking.Cancel();
        }
    }

    private async Task StayAsync(ImmutableArray<ChannelRow> channels)
    {
        foreach (var channel in channels)
        {
            _leaving.Remove(channel.Id);
        }

        await Browser.GuardAsync(false);
        StateHasChanged();
    }

    private async Task SendDeletionAsync(ImmutableArray<ChannelRow> channels)
    {
        foreach (var channel in channels.Where(channel => _leaving.Remove(channel.Id)))
        {
            // Somebody else may have deleted it: then it is as it should be.
            var answer = await Api.AskAsync(new DeleteChannelRequest { Id = channel.Id });
            if (answer.Problem is { } problem && problem.Type != ErrorType.NotFound)
            {
                Toasts.Say(problem);
                return;
            }

            if (Id == channel.Id)
            {
                Open(null);
            }
        }
    }

    // The screen is left: what was confirmed is done now.
    private async Task LeaveNowAsync()
    {
        _isGone = true;
        foreach (var id in _leaving.Keys.ToList())
        {
            _leaving.Remove(id);
            await Api.AskAsync(new DeleteChannelRequest { Id = id });
        }
    }

    private Task OrderAsync(OrderPlan plan)
    {
        var byId = All.ToDictionary(channel => channel.Id);
        var before = All.Select(channel => channel.Id).ToImmutableArray();
        return RunAsync(new ChannelBatch(
            Api,
            T["channels.order.saving"],
            [.. plan.Sent.Select(sent => ChannelUpdate.Of(byId[sent.Id], ChannelFields.Number, sent.Number))])
        {
            Said = T["channels.order.saved"],
            HasUndo = plan.KeepsNumbers,
            Undo = () => OrderAsync(ChannelOrder.Plan(All, before)),
            Finish = async () =>
            {
                var problem = (await Api.AskAsync(plan.Sorting())).Problem;
                if (problem is null)
                {
                    Go(AddressOf(null));
                }

                return problem;
            },
        });
    }
}
