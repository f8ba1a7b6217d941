using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Gateway.Events;

/// <summary>
/// Publishes what changes in the store, whatever process changes it: this gateway's workers, another gateway's, a shell.
/// Every change adds a line to the audit log, so its end is watched, by a look twice a second while somebody listens and
/// not at all while nobody does.
/// </summary>
internal sealed class StoreChanges : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly IAuditFeed _feed;
    private readonly EventHub _hub;
    private readonly ITimer _timer;
    private long? _next;

    public StoreChanges(IAuditFeed feed, EventHub hub, TimeProvider time)
    {
        (_feed, _hub) = (feed, hub);
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch, unless it does already. To call once there is a listener: it misses nothing from here on.</summary>
    public void Watch()
    {
        lock (_lock)
        {
            if (_next is null)
            {
                _next = _feed.Read(null).Next;
                _timer.Change(Interval, Interval);
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!_lock.TryEnter())
        {
            return; // the look before takes long
        }

        try
        {
            if (!_hub.IsHeard)
            {
                _next = null;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            for (var found = true; found && _next is not null;)
            {
                var read = _feed.Read(_next);
                (found, _next) = (read.Next > _next, read.Next);
                if (read.WasReplaced)
                {
                    AuditedChange.PublishAll(_hub);
                }

                foreach (var line in read.Lines)
                {
                    AuditedChange.Publish(_hub, line);
                }
            }
        }
        finally
        {
            _lock.Exit();
        }
    }
}
