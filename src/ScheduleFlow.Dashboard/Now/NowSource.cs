using System.Collections.Frozen;
using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Now;

/// <summary>
/// Reads what is on: one request for all channels, so that the screen is there at once, then the timeline of each, a few at
/// a time. Between two changes nothing is asked: what comes next is known for two days.
/// </summary>
internal sealed class NowSource(ApiClient api, StationClock clock) : IDisposable
{
    private const int AtOnce = 3;
    private const int MostDead = 10_000;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _stop = new();
    private FrozenSet<string> _dead = [];
    private FrozenSet<string> _deadChannels = [];

    /// <summary>Something can be shown that could not before.</summary>
    public event Action? Changed;

    public ImmutableArray<ChannelNow> Channels { get; private set; } = [];

    /// <summary>How many channels are in the list, with a schedule and so a card, or without.</summary>
    public int Listed { get; private set; }

    public DateTimeOffset Read { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>Reads what is on all channels, and begins to read their timelines.</summary>
    public async Task<Outcome<NowReply>> LoadAsync(CancellationToken stop)
    {
        var (asked, links) = (api.AskAsync(new NowRequest(), stop: stop), LinksAsync(stop));
        var answer = await asked;
        await links;
        if (answer.TryGet(out var reply, out _))
        {
            Read = clock.Now;
            var known = Channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);
            Channels = [.. reply.Channels.DistinctBy(row => row.Id).Select(row => Known(known, row))];
            Refresh();
            _ = LoadTimelinesAsync(Channels);
        }

        return answer;
    }

    /// <summary>Reads the timelines of some channels again.</summary>
    public Task LoadTimelinesAsync(IEnumerable<ChannelNow> channels) => Task.WhenAll(channels.Select(LoadTimelineAsync));

    /// <summary>Sees what is known from this instant.</summary>
    public void Refresh()
    {
        var now = clock.Now;
        foreach (var channel in Channels)
        {
            channel.Outlook = Outlook.Of(channel.Horizon, now, _dead);
            channel.IsStreamDead = _deadChannels.Contains(channel.Id);
        }
    }

    private static ChannelNow Known(Dictionary<string, ChannelNow> known, NowRow row)
    {
        if (!known.TryGetValue(row.Id, out var channel))
        {
            return new(row);
        }

        channel.Row = row;
        return channel;
    }

    private async Task LinksAsync(CancellationToken stop)
    {
        var request = new ListLinkResultsRequest { State = LinkStates.Broken, Limit = MostDead };
        if ((await api.AskAsync(request, stop: stop)).TryGet(out var links, out _))
        {
            _dead = links.Results.Select(row => row.Url).ToFrozenSet(StringComparer.Ordinal);
            _deadChannels = links.Results.Select(row => row.Id).ToFrozenSet(StringComparer.Ordinal);
            Listed = links.Total;
        }
    }

    private async Task LoadTimelineAsync(ChannelNow channel)
    {
        try
        {
            await _places.WaitAsync(_stop.Token);
            try
            {
                await ReadTimelineAsync(channel);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // The screen was left.
        }
    }

    private async Task ReadTimelineAsync(ChannelNow channel)
    {
        // Whole hours: within one, an unchanged timeline is answered without a body.
        var from = new DateTimeOffset(clock.Now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var request = new TimelineRequest { Channel = channel.Id, From = Wording.Wire(from), To = Wording.Wire(from + Horizon.Ahead) };
        var answer = await api.AskAsync(request, stop: _stop.Token);
        channel.Problem = answer.Problem;
        if (answer.TryGet(out var reply, out _))
        {
            channel.Horizon = Horizon.Of(reply);
        }

        Refresh();
        Changed?.Invoke();
        var scheduleId = channel.Outlook.OnAir?.ScheduleId ?? channel.Row.ScheduleId;
        var revisions = await api.AskAsync(new ListRevisionsRequest { Id = scheduleId, Limit = 1 }, stop: _stop.Token);
        if (revisions.TryGet(out var list, out _) && list.Revisions is [var last, ..])
        {
            channel.LastRevision = last;
            Changed?.Invoke();
        }
    }
}
