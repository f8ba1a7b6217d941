using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// The events of one connection: the queue at this moment, the events that it missed, then each new one, until the client
/// leaves or the gateway stops.
/// </summary>
internal sealed class EventStream(EventHub hub, AdmissionGate gate, TimeProvider time)
{
    private static readonly TimeSpan QueueInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(15);
    private static readonly SseItem<string> Heartbeat = new("{}", EventTypes.Heartbeat);

    /// <param name="listener">The connection's listener.</param>
    /// <param name="choice">The events that it wants.</param>
    /// <param name="follows">False: the stream ends after the events so far.</param>
    /// <param name="mayStay">Asked once a second; false: the stream ends.</param>
    /// <param name="end">The client has gone, or the gateway stops.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        EventListener listener,
        EventChoice choice,
        bool follows,
        Func<bool> mayStay,
        [EnumeratorCancellation] CancellationToken end)
    {
        var wantsQueue = choice.Types.Contains(EventTypes.Queue);
        var told = gate.Counts();

        // Send something at once, because the headers go out with the first event.
        yield return wantsQueue ? Queue(told) : Heartbeat;
        using var ticks = new PeriodicTimer(QueueInterval, time);
        var tick = ticks.WaitForNextTickAsync(CancellationToken.None).AsTask();
        var lastSaid = time.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            if (tick.IsCompleted && !mayStay())
            {
                yield break;
            }

            if (listener.TakeDropped() is > 0 and var dropped)
            {
                yield return Dropped(dropped);
            }

            while (listener.Waiting.TryRead(out var item))
            {
                lastSaid = time.GetTimestamp();
                yield return new SseItem<string>(item.Data, item.Type) { EventId = hub.IdOf(item) };
            }

            if (!follows)
            {
                yield break;
            }

            if (tick.IsCompleted)
            {
                tick = ticks.WaitForNextTickAsync(CancellationToken.None).AsTask();
                if (wantsQueue && gate.Counts() is var now && now != told)
                {
                    (told, lastSaid) = (now, time.GetTimestamp());
                    yield return Queue(now);
                }
                else if (time.GetElapsedTime(lastSaid) >= HeartbeatInterval)
                {
                    lastSaid = time.GetTimestamp();
                    yield return Heartbeat;
                }
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(end);
            var readable = listener.Waiting.WaitToReadAsync(either.Token).AsTask();
            await Task.WhenAny(readable, tick).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
            await ((Task)readable).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static SseItem<string> Dropped(int count) =>
        new(JsonSerializer.Serialize(new DroppedData(count), GatewayJson.Default.DroppedData), EventTypes.Dropped);

    private SseItem<string> Queue(QueueCounts counts) =>
        new(JsonSerializer.Serialize(QueueStats.Of(counts, time), GatewayJson.Default.QueueStatsReply), EventTypes.Queue);
}
