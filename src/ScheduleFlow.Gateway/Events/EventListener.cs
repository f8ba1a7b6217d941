using System.Threading.Channels;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// One listener. Only so many events wait for it: the oldest are dropped first, and counted. Dispose it to stop listening.
/// </summary>
internal sealed class EventListener : IDisposable
{
    /// <summary>The most events that wait for a slow listener.</summary>
    public const int MaxWaiting = 1_000;

    private readonly EventChoice _choice;
    private readonly Action<EventListener> _leave;
    private readonly Channel<GatewayEvent> _waiting;
    private int _dropped;

    /// <param name="caller">The caller of the connection.</param>
    /// <param name="choice">The events that it wants.</param>
    /// <param name="leave">Called when it stops.</param>
    public EventListener(string caller, EventChoice choice, Action<EventListener> leave)
    {
        Caller = caller;
        _choice = choice;
        _leave = leave;
        _waiting = Channel.CreateBounded<GatewayEvent>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    public string Caller { get; }

    public ChannelReader<GatewayEvent> Waiting => _waiting.Reader;

    public void Offer(GatewayEvent item)
    {
        if (_choice.Wants(item))
        {
            _waiting.Writer.TryWrite(item);
        }
    }

    /// <summary>Counts events from before it came that are lost.</summary>
    public void Missed(int count) => Interlocked.Add(ref _dropped, count);

    /// <summary>How many events it has missed since the last call.</summary>
    public int TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    public void Dispose() => _leave(this);
}
