namespace ScheduleFlow.Gateway.Security.Attempts;

/// <summary>
/// Failed attempts, by the name that was tried or by the address that tried. After the free ones, each failure doubles the
/// wait before the next attempt, up to a quarter of an hour. Failures are forgotten after an hour without a new one.
/// </summary>
/// <remarks>
/// An attempt counts as failed when it begins, and is taken back when it succeeds, so that many at once get no further than
/// one after another. At most <see cref="MaxKnown"/> are remembered; those that may try again soonest are forgotten first.
/// </remarks>
/// <param name="free">How many may fail without a wait; 0: any number.</param>
/// <param name="time">The clock.</param>
internal sealed class FailedAttempts(int free, TimeProvider time)
{
    public const int MaxKnown = 10_000;

    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failures> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>Begins an attempt.</summary>
    /// <returns>How long to wait first; null: this attempt may go on.</returns>
    public TimeSpan? Begin(string who)
    {
        if (free == 0)
        {
            return null;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            var failures = _known.TryGetValue(who, out var known) && now - known.Last < Memory ? known : new Failures(0, now, now);
            if (failures.Until > now)
            {
                return failures.Until - now;
            }

            var count = failures.Count + 1;
            Remember(who, new Failures(count, now, count < free ? now : now + WaitAfter(count - free)));
            return null;
        }
    }

    /// <summary>The attempt succeeded; earlier failures are forgotten.</summary>
    public void Succeeded(string who)
    {
        lock (_lock)
        {
            _known.Remove(who);
        }
    }

    /// <summary>The attempt succeeded, which does not excuse the other failures from the same address.</summary>
    public void TakeBack(string who)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(who, out var failures))
            {
                _known[who] = failures with { Count = Math.Max(0, failures.Count - 1), Until = failures.Last };
            }
        }
    }

    // 1 s, 2 s, 4 s …
    private static TimeSpan WaitAfter(int doublings) => doublings >= 10 ? MaxWait : TimeSpan.FromSeconds(1 << doublings);

    private void Remember(string who, Failures failures)
    {
        _known[who] = failures;
        if (_known.Count <= MaxKnown)
        {
            return;
        }

        // A tenth at a time, so that sorting is not needed at every attempt.
        foreach (var name in _known.OrderBy(entry => entry.Value.Until).Take(MaxKnown / 10).Select(entry => entry.Key).ToList())
        {
            _known.Remove(name);
        }
    }

    /// <param name="Count">How many in a row.</param>
    /// <param name="Last">When the last was.</param>
    /// <param name="Until">Until when there may be no other.</param>
    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
