using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>What is on each channel and what comes next; read again when something ends, and when a timeline changes.</summary>
public sealed class OnAir(ApiClient api, ServerEvents events, StationClock clock, Func<Task> changed) : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource _wake = new();
    private Dictionary<string, NowRow> _rows = [];

    /// <summary>What the server cannot say, and why.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>What is on a channel; null: it has no schedule.</summary>
    public NowRow? this[string id] => _rows.GetValueOrDefault(id);

    public void Start()
    {
        events.TimelineChanged += Wake;
        events.Missed += Wake;
        _ = WatchAsync();
    }

    /// <summary>Reads again at once.</summary>
    public void Wake() => _wake.Cancel();

    public void Dispose()
    {
        events.TimelineChanged -= Wake;
        events.Missed -= Wake;
        _stop.Cancel();
        _wake.Cancel();
        _stop.Dispose();
        _wake.Dispose();
    }

    private void Wake(Contracts.Gateway.TimelineChangedData change) => Wake();

    private async Task WatchAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if ((await api.AskAsync(new NowRequest(), stop: stop)).TryGet(out var reply, out _))
                {
                    _rows = reply.Channels.ToDictionary(row => row.Id);
                    Warnings = reply.Warnings ?? [];
                    await changed();
                }

                _wake.Dispose();
                _wake = CancellationTokenSource.CreateLinkedTokenSource(stop);
                await Task.Delay(UntilNextChange(), _wake.Token);
            }
            catch (OperationCanceledException)
            {
                // Woken, or the screen is left.
            }
        }
    }

    private TimeSpan UntilNextChange()
    {
        var next = _rows.Values
            .SelectMany(row => new[] { row.Now?.End, row.Next?.Start })
            .OfType<string>()
            .Select(Wording.Parse)
            .Where(instant => instant > clock.Now)
            .DefaultIfEmpty(clock.Now + Longest)
            .Min() - clock.Now;
        return next < Shortest ? Shortest : next > Longest ? Longest : next;
    }
}
