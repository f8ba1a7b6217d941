using System.Globalization;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// Passes events to all listeners, and keeps the latest for a while after the last listener has gone, so that a client
/// that lost its connection can resume. Costs nothing while there is no listener.
/// </summary>
internal sealed class EventHub(TimeProvider time)
{
    /// <summary>Connections at the same time.</summary>
    public const int MaxListeners = 100;

    /// <summary>Connections of one caller at the same time.</summary>
    public const int MaxPerCaller = 10;

    /// <summary>The most events that are kept for a client that resumes.</summary>
    public const int MaxRemembered = 1_000;

    /// <summary>How long events are kept when there is no listener.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<GatewayEvent> _recent = [];
    private readonly List<EventListener> _listeners = [];
    private readonly string _run = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    private long _number;
    private long _lastLeft = long.MinValue;

    /// <summary>Whether a listener can ever see an event that is published now.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_lock)
            {
                return _listeners.Count > 0 || (_lastLeft != long.MinValue && time.GetElapsedTime(_lastLeft) < Memory);
            }
        }
    }

    public void Publish(string type, string requestId, string data, string? jobRequestId = null)
    {
        lock (_lock)
        {
            var item = new GatewayEvent(++_number, type, requestId, data, jobRequestId);
            _recent.Enqueue(item);
            if (_recent.Count > MaxRemembered)
            {
                _recent.Dequeue();
            }

            foreach (var listener in _listeners)
            {
                listener.Offer(item);
            }
        }
    }

    /// <summary>
    /// Adds a listener. Errors: <c>rate_limited</c> where this caller has too many connections, <c>unavailable</c> where all
    /// callers together have.
    /// </summary>
    /// <param name="caller">The caller.</param>
    /// <param name="choice">The events that it wants.</param>
    /// <param name="lastId">The id of the last event that the caller has seen; null: it begins now.</param>
    public Outcome<EventListener> Listen(string caller, EventChoice choice, string? lastId)
    {
        lock (_lock)
        {
            if (_listeners.Count(listener => listener.Caller == caller) >= MaxPerCaller)
            {
                return new Problem(ErrorType.RateLimited, $"{MaxPerCaller} connections of this caller listen already; no more may.")
                {
                    Hint = "Close one; one connection can take all types of events.",
                };
            }

            if (_listeners.Count >= MaxListeners)
            {
                return new Problem(ErrorType.Unavailable, $"{MaxListeners} connections listen already; no more may.")
                {
                    Hint = "Try again later.",
                };
            }

            if (_listeners.Count == 0 && _lastLeft != long.MinValue && time.GetElapsedTime(_lastLeft) >= Memory)
            {
                _recent.Clear(); // events after these were never recorded
                _number++;
            }

            var listener = new EventListener(caller, choice, Leave);
            if (NumberOf(lastId) is { } last)
            {
                var first = _recent.TryPeek(out var oldest) ? oldest.Number : _number + 1;
                if (last + 1 < first)
                {
                    listener.Missed((int)Math.Min(first - last - 1, int.MaxValue));
                }

                foreach (var item in _recent.Where(item => item.Number > last))
                {
                    listener.Offer(item);
                }
            }

            _listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>The id of an event. It names the run, so that an id of another gateway or of an earlier run is not known here.</summary>
    public string IdOf(GatewayEvent item) => string.Create(CultureInfo.InvariantCulture, $"{_run}-{item.Number}");

    private long? NumberOf(string? id) =>
        id is not null && id.Length > _run.Length + 1 && id.StartsWith(_run, StringComparison.Ordinal) && id[_run.Length] == '-'
        && long.TryParse(id.AsSpan(_run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= _number
            ? number
            : null;

    private void Leave(EventListener listener)
    {
        lock (_lock)
        {
            if (_listeners.Remove(listener) && _listeners.Count == 0)
            {
                _lastLeft = time.GetTimestamp();
            }
        }
    }
}
