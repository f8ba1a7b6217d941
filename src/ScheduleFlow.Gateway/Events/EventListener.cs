using System.Threading.Channels;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// One that listens. What it has not taken yet is bounded: the oldest goes first, and is counted. Dispose it to stop.
/// </summary>
internal sealed class EventListener : IDisposable
{
    /// <summary>Events that wait for a listener that reads slowly.</summary>
    public const int MaxWaiting = 1_000;

    private readonly EventChoice _choice;
    private readonly Action<EventListener> _leave;
    private readonly Channel<GatewayEvent> _waiting;
    private int _dropped;

    /// <param name="caller">Whose connection it is.</param>
    /// <param name="choice">What it wants.</param>
    /// <param name="leave">Is told when it stops.</param>
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

    /// <summary>Says that so many are lost that were before it came.</summary>
    public void Missed(int count) => Interlocked.Add(ref _dropped, count);

    /// <summary>How many it has missed since it was asked last.</summary>
    public int TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    public void Dispose() => _leave(this);
}
