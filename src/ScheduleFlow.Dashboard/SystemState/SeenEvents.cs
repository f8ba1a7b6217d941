using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.SystemState;

/// <summary>
/// What this page has heard from the server since it was opened: operations that ended, those that run and tell how far they
/// are, and how busy the slots were. The server itself keeps no such history, so a request can be looked up here only if the
/// page was open then.
/// </summary>
public sealed class SeenEvents : IDisposable
{
    public const int MostOperations = 500;

    /// <summary>For how long the use of the slots is known.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    // An operation of which nothing is heard for so long has ended unheard.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private readonly ServerEvents _events;
    private readonly TimeProvider _time;
    private readonly LinkedList<SeenOperation> _ended = [];
    private readonly Dictionary<string, RunningOperation> _running = [];
    private readonly Queue<QueueSample> _samples = new();

    public SeenEvents(ServerEvents events, TimeProvider time)
    {
        (_events, _time, Since) = (events, time, time.GetUtcNow());
        _events.OperationEnded += Hear;
        _events.Progress += Hear;
        _events.QueueChanged += Hear;
    }

    public event Action? Changed;

    /// <summary>From when on this page has listened.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The operations that ended, the latest first.</summary>
    public IEnumerable<SeenOperation> Ended => _ended;

    public IEnumerable<RunningOperation> Running => _running.Values;

    /// <summary>The use of the slots, the oldest first; the first sample may be from before the window, and holds into it.</summary>
    public IReadOnlyCollection<QueueSample> Samples => _samples;

    /// <summary>Slots and queue as they were last told; null: not yet.</summary>
    public QueueStatsReply? Queue { get; private set; }

    public void Dispose()
    {
        _events.OperationEnded -= Hear;
        _events.Progress -= Hear;
        _events.QueueChanged -= Hear;
    }

    internal void Hear(OperationData operation)
    {
        _running.Remove(operation.RequestId);
        _ended.AddFirst(new SeenOperation(_time.GetUtcNow(), operation));
        if (_ended.Count > MostOperations)
        {
            _ended.RemoveLast();
        }

        Changed?.Invoke();
    }

    internal void Hear(ProgressData progress)
    {
        var now = _time.GetUtcNow();
        foreach (var (id, running) in _running)
        {
            if (now - running.At > Silence)
            {
                _running.Remove(id);
            }
        }

        _running[progress.RequestId] = new(now, progress);
        Changed?.Invoke();
    }

    internal void Hear(QueueStatsReply queue)
    {
        Queue = queue;
        var now = _time.GetUtcNow();
        _samples.Enqueue(new(now, queue.Queue.ActiveProcesses, queue.Queue.QueuedTasks));
        while (_samples.Count > 1 && _samples.ElementAt(1).At < now - Window)
        {
            _samples.Dequeue();
        }

        Changed?.Invoke();
    }
}
