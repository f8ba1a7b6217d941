using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Shell;

/// <summary>
/// How many channels are off air, or soon will be, for the navigation: one request now and then, wherever one is. On the
/// screen Now that one says it, as it knows more.
/// </summary>
public sealed class Attention(ApiClient api, ServerEvents events, StationClock clock) : IDisposable
{
    private static readonly TimeSpan Each = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private CancellationTokenSource? _stop;
    private bool _isWaiting;

    public event Action? Changed;

    public int Channels { get; private set; }

    /// <summary>Begins to ask.</summary>
    public void Start()
    {
        if (_stop is null)
        {
            _stop = new();
            events.TimelineChanged += TimelineChanged;
            events.Missed += AskLater;
            _ = AskEachAsync(_stop.Token);
        }
    }

    public void Dispose()
    {
        events.TimelineChanged -= TimelineChanged;
        events.Missed -= AskLater;
        _stop?.Cancel();
        _stop?.Dispose();
    }

    internal void Say(int channels)
    {
        if (Channels != channels)
        {
            Channels = channels;
            Changed?.Invoke();
        }
    }

    internal static int Of(NowReply reply, DateTimeOffset now) => reply.Channels.Count(row =>
        row.Now is null || (row.Next is null && Wording.Parse(row.Now.End) - now <= TimeSpan.FromHours(1)));

    private void TimelineChanged(TimelineChangedData data) => AskLater();

    private void AskLater() => _ = AskSoonAsync();

    private async Task AskSoonAsync()
    {
        if (!_isWaiting)
        {
            _isWaiting = true;
            await Task.Delay(Rest);
            _isWaiting = false;
            await AskAsync();
        }
    }

    private async Task AskEachAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await AskAsync();
                await Task.Delay(Each, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
    }

    private async Task AskAsync()
    {
        if ((await api.AskAsync(new NowRequest())).TryGet(out var reply, out _))
        {
            Say(Of(reply, clock.Now));
        }
    }
}
