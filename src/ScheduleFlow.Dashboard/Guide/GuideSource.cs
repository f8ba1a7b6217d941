using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Now;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Guide;

/// <summary>Reads a day of all channels that have a timeline: the channels first, then the day of each, a few at a time.</summary>
internal sealed class GuideSource(ApiClient api) : IDisposable
{
    private const int AtOnce = 3;
    private const int MostEvents = 5_000;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _gone = new();

    /// <summary>A lane is there that was not.</summary>
    public event Action? Changed;

    public ImmutableArray<GuideLane> Lanes { get; private set; } = [];

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    public async Task<Outcome<NowReply>> LoadAsync(GuideScale day, CancellationToken stop)
    {
        var answer = await api.AskAsync(new NowRequest(), stop: stop);
        if (answer.TryGet(out var reply, out _))
        {
            Lanes = [.. reply.Channels.DistinctBy(row => row.Id).Select(row => new GuideLane(row))];
            _ = LoadAsync(day, Lanes);
        }

        return answer;
    }

    /// <summary>Reads the day of some channels.</summary>
    public Task LoadAsync(GuideScale day, IEnumerable<GuideLane> lanes) => Task.WhenAll(lanes.Select(lane => LoadAsync(day, lane)));

    private async Task LoadAsync(GuideScale day, GuideLane lane)
    {
        try
        {
            await _places.WaitAsync(_gone.Token);
            try
            {
                var request = new TimelineRequest
                {
                    Channel = lane.Id,
                    From = Wording.Wire(day.Start),
                    To = Wording.Wire(day.End),
                    Limit = MostEvents,
                };
                var answer = await api.AskAsync(request, stop: _gone.Token);
                lane.Problem = answer.Problem;
                lane.Day = answer.TryGet(out var reply, out _) ? Horizon.Of(reply) : lane.Day;
            }
            finally
            {
                _places.Release();
            }

            Changed?.Invoke();
        }
        catch (OperationCanceledException)
        {
            // The screen was left.
        }
    }
}
